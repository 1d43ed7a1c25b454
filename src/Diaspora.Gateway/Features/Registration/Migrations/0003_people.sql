-- What staff do with registered people: corrections are versioned, and what a person asked for has a day by which it must be done and told.
alter table registration.persons add column revision int not null default 1;

create table registration.requests
(
    id             bigint generated always as identity primary key,
    -- Null once the person is deleted.
    person_id      bigint references registration.persons (id) on delete set null,
    -- receivers: others who were given the details must be told that they changed or are gone (Data Protection Act 2011, s27).
    kind           text not null check (kind in ('correction', 'erasure', 'copy', 'receivers')),
    -- What the person asked for, in the words of staff.
    wish_cipher    bytea,
    receivers      text[] not null default '{}' check ((kind = 'receivers') = (cardinality(receivers) > 0)),
    channel        text not null check (channel in ('in-person', 'call', 'letter', 'sms', 'none')),
    asked_at       timestamptz not null,
    due_on         date not null,
    noted_by       text not null,
    state          text not null default 'open' check (state in ('open', 'done', 'refused')),
    outcome_cipher bytea,
    -- How the outcome was told.
    told           text check (told in ('in-person', 'call', 'letter', 'sms')),
    closed_at      timestamptz,
    closed_by      text,
    check ((state = 'open') = (closed_at is null) and (state = 'open') = (closed_by is null))
);

create index requests_open on registration.requests (due_on) where state = 'open';
create index requests_of_person on registration.requests (person_id);

-- Phones whose last person was deleted while something of the phone was open: the number stays until that is finished. Who was deleted is not told.
create table registration.kept_numbers
(
    id         bigint generated always as identity primary key,
    contact_id bigint not null references contacts.contacts (id) on delete cascade,
    at         timestamptz not null,
    source     text not null
);

alter table registration.releases add column handled_by text;

-- spoken: staff read the words aloud and the person agreed before a witness (the law takes the spoken word as well as the written one).
alter table registration.consents drop constraint consents_kind_check;
alter table registration.consents add constraint consents_kind_check check (kind in ('keyed', 'guardian', 'spoken'));
alter table registration.consents add column witness_cipher bytea;
alter table registration.consents add constraint consents_witness_check check ((kind = 'spoken') = (witness_cipher is not null));
