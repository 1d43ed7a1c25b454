-- Who works with the gateway, and what they did.
create schema staff;

-- Keys of programs and people for /api. Only a hash is kept: a key is random and long, so a plain SHA-256 cannot be guessed.
create table staff.api_keys
(
    id         bigint generated always as identity primary key,
    -- Who holds it: two keys of one owner are one person where two people are needed.
    owner      text not null check (owner <> ''),
    roles      text[] not null check (cardinality(roles) > 0),
    key_hash   bytea not null unique check (octet_length(key_hash) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz
);

-- Who did what, when and why. Rows are only ever added.
create table staff.audit
(
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    -- Such as announcement.approved.
    action  text not null,
    -- What it was done to, such as announcement/12.
    subject text not null,
    -- No number, name or answer of a person.
    details jsonb not null default '{}'
);

create index audit_of_subject on staff.audit (subject, id);

create function staff.refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'The audit is only ever added to.';
end
$$;

create trigger audit_stays before update or delete or truncate on staff.audit for each statement execute function staff.refuse_change();
