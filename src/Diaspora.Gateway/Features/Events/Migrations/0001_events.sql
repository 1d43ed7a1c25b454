-- Gatherings that people are told of, and who said what about coming. Days and times are those of Lesotho.
create schema events;

create table events.events
(
    id         bigint generated always as identity primary key,
    -- Short, for the row of a list: the day stands before it.
    title_en   text not null,
    title_st   text not null,
    place      text not null,
    -- ISO 3166-2 code of the district.
    district   text not null check (district in ('LS-A', 'LS-B', 'LS-C', 'LS-D', 'LS-E', 'LS-F', 'LS-G', 'LS-H', 'LS-J', 'LS-K')),
    starts_on  date not null,
    ends_on    date not null check (ends_on >= starts_on),
    starts_at  time not null,
    -- What it costs and what there is.
    summary_en text not null,
    summary_st text not null,
    -- Most people who can come; null: no limit.
    capacity   int check (capacity > 0),
    -- False where being there is itself sensitive, such as health days: nobody is booked.
    takes_rsvp boolean not null,
    state      text not null check (state in ('draft', 'published', 'cancelled')),
    sample     boolean not null default false,
    -- Counts the changes that people were told of.
    revision   int not null default 0
);

create index events_upcoming on events.events (ends_on) where state = 'published';

create table events.rsvps
(
    id            bigint generated always as identity primary key,
    event_id      bigint not null references events.events (id) on delete cascade,
    contact_id    bigint not null references contacts.contacts (id) on delete cascade,
    reference     text not null unique check (reference ~ '^[1-9][0-9]{7}$'),
    state         text not null check (state in ('going', 'waiting', 'declined', 'reminder')),
    people        int check (people between 1 and 9),
    -- When the person joined the waiting list: the order of the list.
    waiting_since timestamptz,
    -- Until this moment a place is kept for a waiting person; once past, the person had an offer and let it go.
    offered_until timestamptz,
    -- Offers made so far, so that each is texted once.
    offers        int not null default 0,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    unique (event_id, contact_id),
    check ((state in ('going', 'waiting')) = (people is not null)),
    check ((state = 'waiting') = (waiting_since is not null)),
    check (state = 'waiting' or offered_until is null)
);

create index rsvps_of_contact on events.rsvps (contact_id);
