-- A person may also ask staff, in person or by telephone, for no more messages.
alter table messaging.suppressions
    drop constraint suppressions_source_check,
    add constraint suppressions_source_check check (source in ('menu', 'reply', 'provider', 'staff'));
