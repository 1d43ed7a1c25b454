-- What native readers say of the texts of the menus. Nothing here is of anybody who dials: the texts are public, the readers are staff.
create schema words;

-- That somebody has read exactly these words and finds them right. When the words change their hash does, and the text is a draft again.
create table words.signatures
(
    id        bigint generated always as identity primary key,
    -- Such as main/home/text.
    text_key  text not null check (text_key <> ''),
    language  text not null check (language <> ''),
    hash      text not null check (hash ~ '^[0-9a-f]{12}$'),
    words     text not null,
    reviewer  text not null check (reviewer <> ''),
    signed_at timestamptz not null
);

-- Two people are needed for some texts: one person never counts twice.
create unique index signature_once on words.signatures (text_key, language, hash, lower(reviewer));

-- What a reader says is wrong, until an author has settled it.
create table words.notes
(
    id         bigint generated always as identity primary key,
    text_key   text not null check (text_key <> ''),
    language   text not null check (language <> ''),
    words      text not null,
    note       text not null check (length(note) between 1 and 500),
    writer     text not null check (writer <> ''),
    written_at timestamptz not null,
    settled_by text,
    settled_at timestamptz,
    answer     text check (length(answer) between 1 and 500),
    check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (answer is null))
);

create index open_notes on words.notes (text_key) where settled_at is null;
