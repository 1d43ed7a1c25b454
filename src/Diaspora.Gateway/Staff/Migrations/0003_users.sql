-- People who sign in at the console.
create table staff.users
(
    id                  bigint generated always as identity primary key,
    -- What they type to sign in, lower case.
    user_name           text not null unique check (user_name ~ '^[a-z][a-z0-9.-]{1,39}$'),
    -- Who they are, as the audit names them. Where two people are needed, two names must differ, so no two accounts share one.
    name                text not null check (char_length(name) between 2 and 60),
    -- Such as author or social-worker:LS-G.
    grants              text[] not null,
    password_hash       text,
    -- True: the password was made for them and opens nothing but the page that asks for a new one.
    one_time            boolean not null,
    one_time_until      timestamptz,
    -- Renewed by whatever must end running sessions.
    security_stamp      text not null,
    authenticator_key   bytea,
    two_factor          boolean not null default false,
    failed_count        int not null default 0,
    locked_until        timestamptz,
    disabled_at         timestamptz,
    created_at          timestamptz not null,
    last_signed_in_at   timestamptz,
    version             int not null default 1
);

create unique index user_names_differ on staff.users (lower(name));

-- Codes that replace a lost authenticator, each once. Only hashes: a code is random and long.
create table staff.recovery_codes
(
    user_id   bigint not null references staff.users (id) on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    primary key (user_id, code_hash)
);

create index audit_of_actor on staff.audit (lower(actor), id);
create index audit_of_action on staff.audit (action, id);

-- The gateway's own role may add and read, nothing else; the trigger keeps out whoever holds more.
revoke update, delete, truncate on staff.audit from current_user;
