-- What the rest of the gateway may know of people who registered: which news they agreed to and where they are. No name, no number.
create view contacts.subscribers as
select contact_id, country, town, district, topics, guarded
  from registration.persons
 where state = 'active';
