-- Lists that come from the Ministry, and lists that go to it. Two people for each.
create table food.imports
(
    id             bigint generated always as identity primary key,
    programme_id   bigint not null references food.programmes (id),
    -- Whose list it is and of which day, as staff gave it: what these requests rest on until the person is asked.
    source_name    text not null check (char_length(source_name) between 3 and 100),
    source_date    date not null,
    content_hash   bytea not null check (octet_length(content_hash) = 32),
    -- The people of the list, encrypted, from the dry run until it is applied or given up.
    content_cipher bytea,
    districts      text[] not null,
    lines          int not null check (lines > 0),
    -- How many seemed to be here already at the dry run.
    known          int not null,
    state          text not null check (state in ('checked', 'applied', 'given-up')),
    checked_by     text not null,
    checked_at     timestamptz not null,
    ended_by       text,
    ended_at       timestamptz,
    check ((state = 'checked') = (content_cipher is not null)),
    check ((state = 'checked') = (ended_at is null))
);

-- One file waits or is applied once.
create unique index one_import_of_a_file on food.imports (content_hash) where state <> 'given-up';

alter table food.applications add column import_id bigint references food.imports (id);

create index applications_of_import on food.applications (import_id) where import_id is not null;

create table food.exports
(
    id          bigint generated always as identity primary key,
    district    text not null check (district ~ '^LS-[A-HJK]$'),
    statuses    text[] not null check (cardinality(statuses) > 0),
    reason      text not null,
    state       text not null check (state in ('asked', 'released', 'refused', 'taken')),
    asked_by    text not null,
    asked_at    timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    taken_at    timestamptz,
    -- What left: how many people, and the SHA-256 of the file.
    row_count   int,
    sha256      bytea check (octet_length(sha256) = 32),
    check ((state = 'taken') = (taken_at is not null and row_count is not null and sha256 is not null))
);
