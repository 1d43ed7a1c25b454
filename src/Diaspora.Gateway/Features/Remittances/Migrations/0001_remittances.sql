-- What it costs to send money home, the policy explained, and questions to the money desk. Who asked for a price stands nowhere.
create schema remittances;

create table remittances.corridors
(
    -- ISO code of the country that money is sent from; all of it goes to Lesotho.
    country   text primary key check (country ~ '^[A-Z]{2}$'),
    currency  text not null check (currency in ('ZAR', 'GBP', 'USD', 'CAD')),
    -- The amounts that a person may ask about, both included. The upper bounds here and below keep every row within a screen.
    min_cents int not null check (min_cents > 0),
    max_cents int not null check (max_cents between min_cents and 999999),
    sample    boolean not null default false
);

create table remittances.providers
(
    id     int generated always as identity primary key,
    -- The number on phones; it never moves and is never given to another. 9 is "another sender".
    number int not null unique check (number between 1 and 90 and number not in (9, 77)),
    label  text not null unique check (char_length(label) between 1 and 12),
    name   text not null check (char_length(name) between 1 and 45),
    -- offered: that it pays out in Lesotho has a source. names-only: nothing but its name has one, so it is offered for no amount.
    state  text not null check (state in ('offered', 'names-only')),
    source text not null,
    sample boolean not null default false
);

create table remittances.services
(
    provider_id       int not null references remittances.providers (id),
    country           text not null references remittances.corridors (country),
    method            text not null check (method in ('cash', 'wallet', 'bank')),
    -- What the sender brings and what else holds; null where no source says so.
    needs_en          text check (char_length(needs_en) <= 80),
    needs_st          text check (char_length(needs_st) <= 80),
    terms_en          text check (char_length(terms_en) <= 80),
    terms_st          text check (char_length(terms_st) <= 80),
    source            text not null check (char_length(source) between 1 and 40),
    checked_on        date not null,
    checked_precision text not null check (checked_precision in ('day', 'year')),
    primary key (provider_id, country, method)
);

create table remittances.prices
(
    id                int generated always as identity primary key,
    provider_id       int not null,
    country           text not null,
    method            text not null,
    -- The amounts for which the price holds, both included: one known at a single amount has twice the same.
    from_cents        int not null check (from_cents > 0),
    to_cents          int not null check (to_cents between from_cents and 999999),
    fixed_cents       int not null default 0 check (fixed_cents >= 0),
    -- Hundredths of a percent of the amount.
    basis_points      int not null default 0 check (basis_points >= 0),
    source            text not null check (char_length(source) between 1 and 40),
    checked_on        date not null,
    -- year: the source tells no day; checked_on is then the first of January.
    checked_precision text not null check (checked_precision in ('day', 'year')),
    -- Last day on which it counts as fresh; null: 90 days after checked_on. Afterwards it is shown as an old price.
    valid_until       date,
    note_en           text check (char_length(note_en) <= 80),
    note_st           text check (char_length(note_st) <= 80),
    -- True: staff took it off phones.
    hidden            boolean not null default false,
    sample            boolean not null default false,
    foreign key (provider_id, country, method) references remittances.services (provider_id, country, method),
    -- A fee has three digits before the point at most, or its row would not fit a screen.
    check (fixed_cents + to_cents::bigint * basis_points / 10000 < 99999)
);

create index prices_of_service on remittances.prices (country, method, from_cents);

create table remittances.articles
(
    id           int generated always as identity primary key,
    -- The number on phones; it never moves, also while the article is not published.
    number       int not null unique check (number between 1 and 90 and number <> 77),
    title_en     text not null check (char_length(title_en) between 1 and 22),
    title_st     text check (char_length(title_st) between 1 and 22),
    body_en      text not null check (char_length(body_en) between 1 and 850),
    body_st      text check (char_length(body_st) between 1 and 850),
    published_en boolean not null default false,
    -- True once a native reviewer passed the Sesotho; until then the English is shown and says so.
    published_st boolean not null default false check (not published_st or (title_st is not null and body_st is not null)),
    source       text not null,
    sample       boolean not null default false
);

-- How many readers found an article clear. No reader stands here.
create table remittances.article_feedback
(
    article_id int not null references remittances.articles (id) on delete cascade,
    -- The language in which the person uses the service, also where the article was shown in English for want of Sesotho.
    language   text not null check (language in ('en', 'st')),
    clear      int not null default 0,
    unclear    int not null default 0,
    primary key (article_id, language)
);

create table remittances.questions
(
    id            bigint generated always as identity primary key,
    reference     text not null unique check (reference ~ '^[0-9]{8}$'),
    -- policy: about an article; problem: with a sender.
    topic         text not null check (topic in ('policy', 'problem')),
    article_id    int references remittances.articles (id) on delete set null,
    -- Null for another sender than those listed.
    provider_id   int references remittances.providers (id),
    problem       text check (problem in ('not-arrived', 'fee', 'extra-payment', 'other')),
    contact_id    bigint not null references contacts.contacts (id) on delete cascade,
    -- What was typed; null when nothing was, and after purge_after.
    text_cipher   bytea,
    asked_at      timestamptz not null,
    answered_at   timestamptz,
    answer_cipher bytea,
    -- The day after which both texts go; set by the answer.
    purge_after   date,
    check ((answered_at is null) = (purge_after is null))
);

create index questions_open on remittances.questions (asked_at) where answered_at is null;
