-- Food assistance: what staff set, what people ask for, and how each request came along.
create schema food;

create table food.programmes
(
    id              bigint generated always as identity primary key,
    name            text not null check (char_length(name) between 1 and 120),
    -- ISO 3166-2 codes in the order in which people read them.
    districts       text[] not null check (cardinality(districts) between 1 and 10),
    -- Screening asks whether a person came home since this day; null: whether the person came home at all.
    came_home_since date,
    -- How many households can be selected; null: no number is set.
    places          int check (places > 0),
    state           text not null check (state in ('open', 'closed')),
    sample          boolean not null default false
);

create unique index one_programme_is_open on food.programmes (state) where state = 'open';

-- Districts with a social worker who takes call-backs and requests.
create table food.social_workers
(
    district text primary key check (district ~ '^LS-[A-K]$'),
    active   boolean not null,
    sample   boolean not null default false
);

create table food.villages
(
    district text not null check (district ~ '^LS-[A-K]$'),
    name     text not null check (char_length(name) between 1 and 30),
    sample   boolean not null default false,
    primary key (district, name)
);

create table food.applications
(
    id                  bigint generated always as identity primary key,
    reference           text not null unique check (reference ~ '^[1-9][0-9]{7}$'),
    programme_id        bigint not null references food.programmes (id),
    -- The phone that applied; null once the person had that phone forgotten. The request stays reachable with reference and PIN.
    contact_id          bigint references contacts.contacts (id) on delete set null,
    district            text not null check (district ~ '^LS-[A-K]$'),
    status              text not null check (status in ('received', 'checking', 'district-team', 'preliminary', 'selected', 'waiting',
                                                        'not-selected', 'distribution', 'collected', 'missed', 'closed')),
    status_at           timestamptz not null,
    received_at         timestamptz not null,
    -- Keyed hash of all answers but the PIN: the same form sent again is the same request.
    form_hash           bytea not null check (octet_length(form_hash) = 32),
    -- Keyed hash of name, birth year and village: two requests for one person are shown to a human.
    person_hash         bytea not null check (octet_length(person_hash) = 32),
    possible_duplicate  boolean not null default false,
    name_cipher         bytea not null,
    answers_cipher      bytea not null,
    -- Null after a reset, until the person has chosen a new PIN.
    pin_hash            text,
    distribution_place  text,
    distribution_on     date,
    distribution_window text
);

create index applications_of_contact on food.applications (contact_id);
create index applications_of_district on food.applications (district, status);
create index applications_of_person on food.applications (person_hash);

-- The agreement that an application rests on, with the text agreed to: a screen of a flow in one version and language.
create table food.consents
(
    application_id bigint primary key references food.applications (id) on delete cascade,
    kind           text not null check (kind in ('keyed', 'spoken')),
    flow           text not null,
    flow_version   int not null,
    screen         text not null,
    language       text not null,
    channel        text not null,
    at             timestamptz not null
);

-- Every step of every application. Rows are only ever added; they go with their application and not before.
create table food.history
(
    id             bigint generated always as identity primary key,
    application_id bigint not null references food.applications (id) on delete cascade,
    at             timestamptz not null,
    from_status    text,
    to_status      text not null,
    by             text not null,
    reason         text not null,
    sop_version    text
);

create index history_of_application on food.history (application_id, id);

create function food.refuse_to_rewrite_history() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE' or exists (select from food.applications where id = old.application_id) then
        raise exception 'The history of an application is not rewritten.';
    end if;
    return old;
end
$$;

create trigger history_stays
    before update or delete on food.history
    for each row execute function food.refuse_to_rewrite_history();

-- Wrong PINs, counted by keyed hash of the reference that was typed, whether or not it exists: both look the same from outside.
create table food.pin_tries
(
    reference_hash  bytea primary key check (octet_length(reference_hash) = 32),
    wrong           int not null default 0,
    lock_at         timestamptz,
    earlier_lock_at timestamptz,
    staff_only      boolean not null default false
);

create table food.pin_resets
(
    id             bigint generated always as identity primary key,
    application_id bigint not null references food.applications (id) on delete cascade,
    at             timestamptz not null,
    by             text not null,
    reason         text not null
);

-- People whom the social worker of a district is to call.
create table food.callbacks
(
    id           bigint generated always as identity primary key,
    contact_id   bigint not null references contacts.contacts (id) on delete cascade,
    district     text not null check (district ~ '^LS-[A-K]$'),
    state        text not null check (state in ('waiting', 'called', 'not-reached')),
    requested_at timestamptz not null
);

create unique index one_callback_waits on food.callbacks (contact_id, district) where state = 'waiting';
