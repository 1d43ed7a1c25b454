-- What staff do at the money desk: prices that two people change, articles in versions, questions that are redacted and answered from templates.

-- Who looked a price or a service up; null: it came with the sample content or before this was noted.
alter table remittances.prices add column checked_by text;
alter table remittances.services add column checked_by text;

-- A change of what phones show about sending money. It is applied when another person approves it, and by nothing else.
create table remittances.proposals
(
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('corridor', 'provider', 'service', 'price')),
    -- What it is about, such as ZA, 3, 3/ZA/cash or price 17; of one thing only one change may wait.
    subject     text not null,
    -- The thing as it was when the change was proposed; null: it is new. A change of what is no longer so is not applied.
    before      jsonb,
    after       jsonb not null,
    reason      text not null check (char_length(reason) between 1 and 300),
    state       text not null check (state in ('waiting', 'applied', 'returned', 'withdrawn')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    -- Why it was returned.
    note        text,
    check ((state = 'waiting') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);

create unique index proposals_waiting on remittances.proposals (kind, subject) where state = 'waiting';

-- Every version of an article in each language. What phones show stands in remittances.articles and is put there when a version is published.
create table remittances.article_texts
(
    article_id int not null references remittances.articles (id) on delete cascade,
    language   text not null check (language in ('en', 'st')),
    version    int not null check (version > 0),
    title      text not null check (char_length(title) between 1 and 22),
    body       text not null check (char_length(body) between 1 and 850),
    source     text not null check (char_length(source) between 1 and 200),
    -- draft: being written; ready: waits for another person; returned: with a note; published: phones show it, or showed it until the next.
    state      text not null check (state in ('draft', 'ready', 'returned', 'published')),
    -- Of a Sesotho version: the English version that it says again; 0: the text that was there before versions were kept.
    of_english int,
    written_by text not null,
    written_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    note       text,
    primary key (article_id, language, version),
    check ((state in ('returned', 'published')) = (decided_by is not null)),
    check ((language = 'st') = (of_english is not null))
);

-- Who answered, and what was taken out of a question because it told too much.
alter table remittances.questions
    add column answered_by text,
    add column redacted_by text,
    add column redacted_at timestamptz,
    add check ((redacted_at is null) = (redacted_by is null));

create index questions_answered on remittances.questions (id) where answered_at is not null;

-- Words that answers begin with; every version stays.
create table remittances.answer_templates
(
    id         bigint not null,
    version    int not null check (version > 0),
    name       text not null check (char_length(name) between 1 and 60),
    text_en    text not null check (char_length(text_en) between 1 and 270),
    text_st    text not null check (char_length(text_st) between 1 and 270),
    -- False: it is not offered any more.
    in_use     boolean not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (id, version)
);

create sequence remittances.answer_template_ids;
