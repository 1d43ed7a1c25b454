-- Who wrote the present version, for whoever had read the one before; null: nobody has changed it since this column came.
alter table campaigns.campaigns add column changed_by text;
