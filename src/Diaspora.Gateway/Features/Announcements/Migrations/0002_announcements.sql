-- What the Directorate tells many people: written by one person, approved by another, released by the clock.
create schema announcements;

create table announcements.announcements
(
    id           bigint generated always as identity primary key,
    state        text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'released')),
    -- The newest of its versions.
    version      int not null default 1,
    sample       boolean not null default false,
    -- Why it was last returned, and by whom; until it is submitted again.
    note         text,
    note_by      text,
    -- Nothing leaves before undo_until is over, and messages are not even written before release_at.
    undo_until   timestamptz,
    release_at   timestamptz,
    released_at  timestamptz,
    -- When phones see it among the news.
    news_from    timestamptz,
    broadcast_id bigint references messaging.broadcasts (id),
    check ((state = 'released') = (released_at is not null)),
    check ((state = 'released') = (news_from is not null)),
    check ((state = 'approved') = (release_at is not null))
);

create index announcements_to_release on announcements.announcements (release_at) where state = 'approved';
create index announcements_as_news on announcements.announcements (news_from desc) where state = 'released';

-- Every wording that ever was; a version never changes.
create table announcements.versions
(
    announcement_id bigint not null references announcements.announcements (id),
    version         int not null,
    title           text not null,
    en              text not null,
    st              text not null,
    category        text not null check (category in ('service', 'events', 'money', 'healthday', 'news')),
    emergency       boolean not null,
    -- Why an emergency may ignore quiet hours.
    reason          text,
    audience        jsonb not null,
    -- At one moment for all, at a time of each person's own clock, or (both null) at once.
    due_at          timestamptz,
    due_local       timestamp,
    worth_hours     int not null check (worth_hours > 0),
    -- Whose words they are; and who made this version, which may only have set another time.
    written_by      text not null,
    changed_by      text not null,
    changed_at      timestamptz not null,
    primary key (announcement_id, version),
    check (num_nonnulls(due_at, due_local) <= 1),
    check (emergency = (reason is not null))
);

-- Who approved the version that is to go out; gone when it goes back to draft. The audit keeps everything.
create table announcements.approvals
(
    announcement_id bigint not null references announcements.announcements (id),
    version         int not null,
    approver        text not null,
    at              timestamptz not null,
    primary key (announcement_id, version, approver)
);

-- Phones of staff that may be sent the present words before anybody else gets them.
create table announcements.test_phones
(
    contact_id   bigint primary key references contacts.contacts (id) on delete cascade,
    holder       text not null,
    added_by     text not null,
    added_at     timestamptz not null,
    -- Somebody else who knows whose it is; before that it gets nothing.
    confirmed_by text,
    confirmed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null))
);
