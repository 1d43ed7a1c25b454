-- Distribution: points, rounds, who is in each, who may collect for whom.
create table food.points
(
    id       bigint generated always as identity primary key,
    -- The longest that fits on the screen of a selected person: 30 septets, looked at before it is written.
    name     text not null check (char_length(name) between 1 and 30),
    district text not null check (district ~ '^LS-[A-HJK]$'),
    active   boolean not null default true,
    version  int not null default 1,
    sample   boolean not null default false
);

create unique index one_point_of_a_name on food.points (district, lower(name));

create table food.rounds
(
    id           bigint generated always as identity primary key,
    programme_id bigint not null references food.programmes (id),
    point_id     bigint not null references food.points (id),
    day          date not null,
    time_window  text not null check (time_window ~ '^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$'),
    opens_at     timestamptz not null,
    closes_at    timestamptz not null,
    -- The statuses of the cases that were taken in.
    who          text[] not null check (cardinality(who) between 1 and 3),
    state        text not null check (state in ('planned', 'closed', 'cancelled')),
    version      int not null default 1,
    planned_by   text not null,
    planned_at   timestamptz not null,
    check (opens_at < closes_at)
);

create index rounds_of_point on food.rounds (point_id, day);

create table food.round_cases
(
    round_id       bigint not null references food.rounds (id),
    application_id bigint not null references food.applications (id) on delete cascade,
    -- What the case goes back to when the round is cancelled.
    from_status    text not null check (from_status in ('selected', 'collected', 'missed')),
    -- The step of the history whose notice is on its way.
    history_id     bigint not null,
    answer         text check (answer in ('coming', 'proxy', 'cannot')),
    code_tries     int not null default 0,
    outcome        text check (outcome in ('collected', 'missed', 'cancelled', 'left')),
    outcome_at     timestamptz,
    outcome_by     text,
    way            text check (way in ('code', 'id', 'letter')),
    -- What the chief's letter was, as the clerk wrote it down.
    letter_cipher  bytea,
    primary key (round_id, application_id),
    check ((outcome is null) = (outcome_at is null)),
    check ((way is not null) = (outcome is not distinct from 'collected')),
    check ((letter_cipher is not null) = (way is not distinct from 'letter'))
);

create unique index one_open_round_of_a_case on food.round_cases (application_id) where outcome is null;

-- People named to collect for others. The code that the screen shows is derived from the PIN; only its keyed hash is here.
create table food.proxies
(
    id             bigint generated always as identity primary key,
    round_id       bigint not null,
    application_id bigint not null,
    name_cipher    bytea not null,
    -- Keyed hash of name and birth year within the round: one person collects for few.
    person_hash    bytea not null check (octet_length(person_hash) = 32),
    salt           bytea not null check (octet_length(salt) = 16),
    code_hash      bytea not null check (octet_length(code_hash) = 32),
    state          text not null check (state in ('active', 'used', 'cancelled')),
    named_at       timestamptz not null,
    foreign key (round_id, application_id) references food.round_cases (round_id, application_id) on delete cascade
);

create unique index one_proxy_of_a_case on food.proxies (round_id, application_id) where state = 'active';
create index proxies_of_person on food.proxies (round_id, person_hash) where state <> 'cancelled';
