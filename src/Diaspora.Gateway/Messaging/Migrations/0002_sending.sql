-- What staff write: the words of announcements and campaigns. A text that was approved never changes; a new version is a new row.
create table messaging.texts
(
    id bigint generated always as identity primary key,
    en text not null check (en <> ''),
    st text not null check (st <> '')
);

-- One text to many people. Its outbox rows are written in pieces; paused and stopped are looked at again for every single message.
create table messaging.broadcasts
(
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('announcement', 'campaign')),
    -- What it is for, such as announcement/12: nothing is broadcast twice for one cause.
    cause       text not null unique,
    category    text not null check (category in ('service', 'events', 'money', 'healthday', 'news')),
    text_id     bigint not null references messaging.texts (id),
    -- Who gets it, as Audience writes it.
    audience    jsonb not null,
    -- Emergencies do not wait for the morning.
    urgent      boolean not null default false,
    -- When it is due: at one moment for all, or when the clock of the person shows this day and time.
    due_at      timestamptz,
    due_local   timestamp,
    -- How long after that it is still worth sending.
    worth       interval not null,
    state       text not null default 'running' check (state in ('running', 'paused', 'stopped')),
    -- Rows are written for all contacts up to this id; expanded_at is set when all are.
    expanded_to bigint not null default 0,
    expanded_at timestamptz,
    created_at  timestamptz not null,
    -- Counts by status, kept when the rows themselves are deleted after their time.
    results     jsonb,
    check (num_nonnulls(due_at, due_local) = 1)
);

create index broadcasts_to_expand on messaging.broadcasts (id) where expanded_at is null and state <> 'stopped';

alter table messaging.outbox
    alter column flow drop not null,
    alter column flow_version drop not null,
    alter column message drop not null,
    alter column values_cipher drop not null,
    drop constraint outbox_status_check,
    add column broadcast_id bigint references messaging.broadcasts (id),
    add column text_id bigint references messaging.texts (id),
    -- Name of the route by which it leaves; null: there was none for the number.
    add column route text,
    -- 0 answers to what a person just did, 1 notices of their own affairs, 2 news for one, 3 broadcasts. Lower leaves first.
    add column priority smallint not null default 1 check (priority between 0 and 3),
    -- Not before this moment.
    add column due_at timestamptz not null default now(),
    -- Countries whose clocks and holidays count for the person, such as LS+ZA; empty: not known.
    add column place text not null default '',
    -- Sends begun so far; with the id it is the reference that providers give back.
    add column attempts smallint not null default 0,
    -- How often a node took it up, whatever came of it: tells the one who has it from those who had it.
    add column takes int not null default 0,
    -- How many of them no longer count, because staff took the message from the dead list again.
    add column forgiven smallint not null default 0,
    -- While sending: when the outcome counts as unknown because nobody reported one. While unknown: when a retry may be considered.
    add column lease_until timestamptz,
    add column provider text,
    add column provider_id text,
    add column segments smallint,
    -- When the last attempt began.
    add column sent_at timestamptz,
    -- When the last word was said: delivered, failed, expired or cancelled.
    add column settled_at timestamptz,
    -- Why it failed, expired or was cancelled: a short code such as unreachable.
    add column reason text,
    -- Why it is not to be sent (again), for what had left or was under way when that was said: a short code such as event-changed.
    add column withdrawn text,
    add constraint outbox_status_check check
        (status in ('waiting', 'held', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'expired', 'cancelled')),
    add constraint outbox_words_check check
        ((text_id is not null) <> (flow is not null) and num_nonnulls(flow, flow_version, message, values_cipher) in (0, 4));

create index outbox_waiting on messaging.outbox (route, priority, due_at, id) where status = 'waiting';
create index outbox_leased on messaging.outbox (lease_until) where status in ('sending', 'unknown');
create index outbox_of_broadcast on messaging.outbox (broadcast_id, status, place, due_at) where broadcast_id is not null;
create index outbox_worth on messaging.outbox (deliver_by) where status in ('waiting', 'held');
create index outbox_dead on messaging.outbox (id) where status = 'failed';
create index outbox_by_provider_id on messaging.outbox (provider_id) where provider_id is not null;

-- Attempts that did not end well, so that the way of a message can be told.
create table messaging.failed_attempts
(
    message_id  bigint not null references messaging.outbox (id) on delete cascade,
    attempt     smallint not null,
    provider    text,
    provider_id text,
    at          timestamptz not null,
    reason      text not null,
    primary key (message_id, attempt)
);

create index failed_attempts_by_provider_id on messaging.failed_attempts (provider_id) where provider_id is not null;

-- Delivery reports for ids that we do not know, or do not know yet: some arrive before our own write.
create table messaging.early_reports
(
    provider    text not null,
    provider_id text not null,
    status      text not null check (status in ('accepted', 'delivered', 'undelivered', 'failed', 'opted-out')),
    reason      text,
    at          timestamptz not null,
    -- Where the provider names the phone: finds a message of which we never learnt the provider's id.
    phone_hash  bytea check (octet_length(phone_hash) = 32),
    primary key (provider_id, provider, status)
);

create index early_reports_by_time on messaging.early_reports (at);

-- Phones that could not be reached lately. Three failures in a row take them out of every audience, until one message arrives.
create table messaging.failing
(
    contact_id bigint primary key references contacts.contacts (id) on delete cascade,
    failures   int not null,
    last_at    timestamptz not null
);

-- Wakes the nodes that send, once a transaction.
create function messaging.wake() returns trigger language plpgsql as
$$
begin
    perform pg_notify('messaging_outbox', '');
    return null;
end
$$;

create trigger outbox_wakes after insert on messaging.outbox for each statement execute function messaging.wake();
