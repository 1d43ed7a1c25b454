-- Complaints, appeals, ideas and questions, and what is reported to the focal point alone.
create schema feedback;

-- What opens an answer on a phone, whatever it is an answer to: keyed hash of the number that was given, and the PIN that the person chose.
create table feedback.keys
(
    reference_hash bytea primary key check (octet_length(reference_hash) = 32),
    pin_hash       text not null
);

-- Wrong PINs, counted by keyed hash of the number that was typed, whether or not it exists: both look the same from outside.
create table feedback.pin_tries
(
    reference_hash  bytea primary key check (octet_length(reference_hash) = 32),
    wrong           int not null default 0,
    lock_at         timestamptz,
    earlier_lock_at timestamptz,
    staff_only      boolean not null default false,
    tried_at        timestamptz not null
);

create table feedback.complaints
(
    id             bigint generated always as identity primary key,
    kind           text not null check (kind in ('complaint', 'idea', 'question', 'appeal')),
    topic          text not null check (topic ~ '^[a-z-]{1,20}$'),
    -- Null for an appeal, which belongs to the number of the request, and once the texts are gone.
    reference      text unique check (reference ~ '^[1-9][0-9]{7}$'),
    reference_hash bytea unique references feedback.keys (reference_hash) on delete set null,
    -- Of an appeal: the request, when it was decided and who had it in hand; none of them may answer.
    case_reference text check (case_reference ~ '^[1-9][0-9]{7}$'),
    decided_at     timestamptz,
    deciders       text[] not null default '{}',
    -- Of an appeal that is answered: the decision stands, or somebody looks at the request again.
    outcome        text check (outcome in ('stands', 'again')),
    district       text check (district ~ '^LS-[A-K]$'),
    language       text not null check (language in ('en', 'st')),
    -- The phone to tell that there is an answer; null when the person stayed unknown.
    contact_id     bigint references contacts.contacts (id) on delete set null,
    text_cipher    bytea,
    state          text not null check (state in ('open', 'answered', 'closed')),
    received_at    timestamptz not null,
    -- The answer is late from this moment on.
    due_at         timestamptz not null,
    -- First answer since it came or was opened again.
    answered_at    timestamptz,
    closed_at      timestamptz,
    assigned_to    text,
    referred_to    text check (char_length(referred_to) between 2 and 60),
    -- What the person said to "are you satisfied"; asked once.
    satisfied      boolean,
    -- 1 once it is noted that it came.
    version        int not null default 0,
    check ((kind = 'appeal') = (case_reference is not null)),
    check ((kind = 'appeal') = (decided_at is not null))
);

create unique index one_appeal_a_decision on feedback.complaints (case_reference, decided_at) where kind = 'appeal';
create index complaints_that_wait on feedback.complaints (due_at) where state = 'open';
create index complaints_of_contact on feedback.complaints (contact_id) where contact_id is not null;

create table feedback.answers
(
    id           bigint generated always as identity primary key,
    complaint_id bigint not null references feedback.complaints (id) on delete cascade,
    at           timestamptz not null,
    by           text not null,
    en_cipher    bytea not null,
    st_cipher    bytea not null
);

create index answers_of_complaint on feedback.answers (complaint_id, id);

-- What was done, without words of anybody.
create table feedback.history
(
    id           bigint generated always as identity primary key,
    complaint_id bigint not null references feedback.complaints (id) on delete cascade,
    at           timestamptz not null,
    -- A member of staff; null: the person.
    by           text,
    act          text not null
);

create index history_of_complaint on feedback.history (complaint_id, id);

-- What only the focal point reads. Nothing in clear tells what was reported, where, about whom or by whom: that and the number that was given
-- are sealed as a kind of their own.
create table feedback.restricted
(
    id             uuid primary key,
    reference_hash bytea unique references feedback.keys (reference_hash) on delete set null,
    report_cipher  bytea,
    answer_cipher  bytea,
    state          text not null check (state in ('open', 'answered', 'closed')),
    received_at    timestamptz not null,
    due_at         timestamptz not null,
    answered_at    timestamptz,
    closed_at      timestamptz,
    satisfied      boolean,
    version        int not null default 1
);

create table feedback.restricted_history
(
    id            bigint generated always as identity primary key,
    restricted_id uuid not null references feedback.restricted (id) on delete cascade,
    at            timestamptz not null,
    note_cipher   bytea not null
);

create index history_of_restricted on feedback.restricted_history (restricted_id, id);

-- "You said, we did": what staff tell of each topic.
create table feedback.deeds
(
    topic      text primary key check (topic ~ '^[a-z-]{1,20}$'),
    en         text not null check (char_length(en) between 1 and 300),
    st         text not null check (char_length(st) between 1 and 300),
    written_by text not null,
    written_at timestamptz not null,
    version    int not null default 1
);
