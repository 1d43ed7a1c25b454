-- Posts that carried an Idempotency-Key, with their answers: the same post again gets the same answer and does nothing. Kept for a day.
create table staff.idempotency
(
    key_id        bigint not null references staff.api_keys (id),
    -- What the caller chose.
    key           text not null,
    route         text not null,
    -- Keyed, so that nobody can try out what a body held.
    body_hash     bytea not null check (octet_length(body_hash) = 32),
    created_at    timestamptz not null,
    -- While the post runs: from this moment on its node counts as lost and another may run it.
    running_until timestamptz not null,
    -- The answer; null while the post runs.
    status        smallint,
    content_type  text,
    location      text,
    response      bytea,
    primary key (key_id, key)
);

create index idempotency_by_age on staff.idempotency (created_at);
