-- When people were last told of a new day, time or place: who was told after the hour of a reminder needs none.
alter table events.events add column moved_at timestamptz;

-- Reminders that were written, one a revision of the event and number of days before it.
create table events.reminders
(
    rsvp_id    bigint not null references events.rsvps (id) on delete cascade,
    revision   int not null,
    days       int not null,
    written_at timestamptz not null,
    primary key (rsvp_id, revision, days)
);

-- What is kept of an event when the RSVPs to it are deleted.
create table events.counts
(
    event_id  bigint primary key references events.events (id) on delete cascade,
    -- People who had said that they come, people who waited for a place, and phones that wanted to be reminded.
    going     int not null,
    waiting   int not null,
    reminders int not null
);
