-- What each input of a session brought about: the same input, sent again, finds its outcome here and brings it about no second time.
create schema conversations;

create table conversations.effects
(
    session        text not null,
    input          int not null,
    step           int not null,
    action         text not null,
    outcome_cipher bytea not null,
    at             timestamptz not null,
    primary key (session, input, step, action)
);

create index effects_by_age on conversations.effects (at);
