-- Calling code and first digit of the number: enough to choose a route by without opening the number. Filled when the phone is next heard of.
alter table contacts.contacts add column number_prefix text check (number_prefix ~ '^[0-9]{2,4}$');
