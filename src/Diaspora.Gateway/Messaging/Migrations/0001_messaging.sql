-- Messages that are to leave. A row is written in the transaction that causes it and rendered when it leaves, in the language the
-- person has then.
create schema messaging;

create table messaging.outbox
(
    id            bigint generated always as identity primary key,
    contact_id    bigint not null references contacts.contacts (id) on delete cascade,
    -- What caused the message, such as food/received/40713827: nobody gets a message twice for one cause.
    cause         text not null,
    category      text not null check (category in ('service', 'requested', 'reply', 'events', 'money', 'healthday', 'news', 'optout', 'private')),
    flow          text not null,
    flow_version  int not null,
    message       text not null,
    -- Placeholder values, encrypted: they may hold names, amounts and answers.
    values_cipher bytea not null,
    created_at    timestamptz not null,
    -- After this moment the message is dropped rather than sent late.
    deliver_by    timestamptz not null,
    status        text not null default 'waiting' check (status in ('waiting', 'sent', 'delivered', 'failed', 'unknown', 'expired', 'cancelled')),
    unique (cause, contact_id)
);

create index outbox_of_contact on messaging.outbox (contact_id, id);

-- Phones that want no messages. Kept by hash alone, so that it outlives everything else known of a person.
create table messaging.suppressions
(
    phone_hash bytea primary key check (octet_length(phone_hash) = 32),
    since      timestamptz not null,
    -- menu: keyed by the person; reply: a text to us; provider: taken over from a provider.
    source     text not null check (source in ('menu', 'reply', 'provider'))
);
