-- Days that other things are counted from, such as a text a week before. What is not published, or cancelled, is not there.
create view messaging.anchors as
select 'event/' || id as anchor, starts_on
  from events.events
 where state = 'published';
