-- Texts that go out by a calendar to people who agreed to their topic. Days and times are those of each person's own clock.
create schema campaigns;

create table campaigns.campaigns
(
    id       bigint generated always as identity primary key,
    -- Part of the cause of every text, such as campaign/16-days/2026-11-25.
    name     text not null unique check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    -- Title, topic, audience, calendar and texts in both languages.
    content  jsonb not null,
    -- Raised by each change of the content: who approves names the version that they have read.
    version  int not null default 1,
    state    text not null default 'draft' check (state in ('draft', 'submitted', 'running', 'paused', 'ended')),
    sample   boolean not null default false,
    -- Everyone who wrote, changed or submitted it since the beginning.
    authors  text[] not null check (cardinality(authors) > 0),
    approver text,
    -- Why it was returned.
    note     text,
    -- The last day of the calendar that was dealt with.
    done_to  date,
    check (state not in ('running', 'paused') or approver is not null)
);

create index campaigns_running on campaigns.campaigns (id) where state = 'running';

-- The days on which a campaign texted.
create table campaigns.days
(
    campaign_id  bigint not null references campaigns.campaigns (id),
    day          date not null,
    -- Which of its texts, from 1.
    number       int not null,
    broadcast_id bigint not null references messaging.broadcasts (id),
    -- True: called off after it was made, because what it was about was moved or cancelled.
    withdrawn    boolean not null default false,
    primary key (campaign_id, day)
);
