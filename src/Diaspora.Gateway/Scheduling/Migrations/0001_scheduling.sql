-- The tables of Quartz. Quartz makes them itself when the first node starts.
create schema quartz;

-- What the gateway keeps of its own about regular work.
create schema scheduling;

-- How long things are kept. A row is written with our own period when the purge first runs; whoever changes the period changes it here.
create table scheduling.retention
(
    what        text primary key,
    -- How long after its end, such as an answer or the last day of an event.
    keep        interval not null check (keep >= interval '0'),
    last_run_at timestamptz,
    -- Rows removed so far, all runs together.
    removed     bigint not null default 0
);

-- What waits for longer than it should, as of the last look.
create table scheduling.overdue
(
    what          text primary key,
    count         bigint not null,
    -- Since when the oldest waits; null: nothing does.
    oldest_at     timestamptz,
    -- How long it may wait.
    allowed       interval not null,
    checked_at    timestamptz not null
);
