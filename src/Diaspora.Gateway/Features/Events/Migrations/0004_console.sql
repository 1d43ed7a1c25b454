-- What staff keep of an event beside its screens on phones: what happens when on each day, who changed it last, and how many people came.
alter table events.events
    add column changed_by  text,
    -- True: whoever books is asked whether they come as a visitor or as an exhibitor.
    add column asks_role   boolean not null default false check (not asks_role or takes_rsvp),
    -- Counted at the door, entered when the event has begun; null: not counted. attended_by says who entered it.
    add column attended    int check (attended >= 0),
    add column attended_by text,
    add check ((attended is null) = (attended_by is null));

-- As what they come; null: they were not asked.
alter table events.rsvps
    add column role text check (role in ('visitor', 'exhibitor')),
    add check (role is null or state in ('going', 'waiting'));

create table events.sessions
(
    id        bigint generated always as identity primary key,
    event_id  bigint not null references events.events (id) on delete cascade,
    day       date not null,
    starts_at time not null,
    ends_at   time not null check (ends_at > starts_at),
    title_en  text not null check (char_length(title_en) between 1 and 80),
    title_st  text not null check (char_length(title_st) between 1 and 80)
);

-- The same session entered twice, by a form that was sent twice, is one.
create unique index sessions_of_event on events.sessions (event_id, day, starts_at, title_en);
