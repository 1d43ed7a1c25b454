-- People who registered, several on one phone at most. What identifies a person is encrypted; what only says who may want which news is not.
create schema registration;

create table registration.persons
(
    id                bigint generated always as identity primary key,
    contact_id        bigint not null references contacts.contacts (id),
    -- released: somebody else has the number now; nothing is sent and nothing is shown until staff meet the person.
    state             text not null default 'active' check (state in ('active', 'released')),
    name_cipher       bytea not null,
    birth_year_cipher bytea not null,
    -- Under 18 when registered, with a guardian's consent; until the person agrees as an adult.
    guarded           boolean not null,
    country           text not null check (country ~ '^[A-Z]{2}$'),
    -- Null: not said.
    town              text,
    -- ISO 3166-2 code of the home district.
    district          text not null check (district ~ '^LS-[A-K]$'),
    topics            text[] not null check (topics <@ array ['events', 'money', 'healthday', 'news']),
    registered_at     timestamptz not null
);

create index persons_of_contact on registration.persons (contact_id);

-- The words that people agreed to, kept as they were shown.
create table registration.consent_texts
(
    version text primary key,
    text    text not null
);

create table registration.consents
(
    id              bigint generated always as identity primary key,
    person_id       bigint not null references registration.persons (id) on delete cascade,
    version         text not null references registration.consent_texts (version),
    -- keyed: the person pressed the key; guardian: a parent or guardian did, for a child.
    kind            text not null check (kind in ('keyed', 'guardian')),
    guardian_cipher bytea check ((kind = 'guardian') = (guardian_cipher is not null)),
    language        text not null check (language in ('en', 'st')),
    channel         text not null,
    service_code    text not null,
    given_at        timestamptz not null
);

create index consents_of_person on registration.consents (person_id);

-- What happened to a person's details, never the values.
create table registration.history
(
    id        bigint generated always as identity primary key,
    person_id bigint not null references registration.persons (id) on delete cascade,
    at        timestamptz not null,
    what      text not null,
    -- Who did it and how, such as "self, USSD".
    source    text not null
);

create index history_of_person on registration.history (person_id);

-- Who was given a person's details (Data Protection Act 2011, s26): shown to the person under "See".
create table registration.shared
(
    id        bigint generated always as identity primary key,
    person_id bigint not null references registration.persons (id) on delete cascade,
    receiver  text not null,
    at        timestamptz not null
);

create index shared_of_person on registration.shared (person_id);

-- Wrong birth years of a phone, counted across its sessions.
create table registration.attempts
(
    contact_id   bigint primary key references contacts.contacts (id) on delete cascade,
    wrong        int not null,
    wrong_at     timestamptz not null,
    locked_until timestamptz
);

-- Numbers that somebody new has. A row without handled_at is a task for staff: the old owner can only come back in person.
create table registration.releases
(
    id             bigint generated always as identity primary key,
    old_contact_id bigint not null references contacts.contacts (id),
    new_contact_id bigint not null references contacts.contacts (id),
    at             timestamptz not null,
    handled_at     timestamptz
);

create index releases_of_new_contact on registration.releases (new_contact_id);

-- That somebody deleted their details, without saying who.
create table registration.erasures
(
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    source    text not null,
    case_open boolean not null
);
