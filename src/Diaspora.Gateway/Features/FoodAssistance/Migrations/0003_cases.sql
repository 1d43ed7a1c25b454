-- Requests as staff lead them: who entered them, what the district set, proposals for a second person, notes, and requests of one person.
alter table food.programmes
    -- Version of the standard operating procedures that staff follow now; null: not set.
    add column sop_version text check (char_length(sop_version) between 1 and 40),
    -- Every change makes the next one; whoever saves says which one they have read.
    add column version     int not null default 1,
    add column changed_by  text,
    add column changed_at  timestamptz;

-- How many households of a district can be selected; no row: no number is set.
create table food.quotas
(
    programme_id bigint not null references food.programmes (id) on delete cascade,
    district     text not null check (district ~ '^LS-[A-K]$'),
    places       int not null check (places > 0),
    primary key (programme_id, district)
);

alter table food.applications
    -- The officer who took the request in; null: the person applied by phone.
    add column entered_by  text,
    -- The contact is a neighbour who agreed to pass news on: it is told less and cannot choose a PIN.
    add column neighbour   boolean not null default false,
    -- Keyed hash of district and last four digits of the identity number; null: not given, or sent before this column was.
    add column id_hash     bytea check (octet_length(id_hash) = 32),
    -- The request that went on in place of this one, when both were for one person.
    add column merged_into bigint references food.applications (id) on delete set null;

create index applications_of_id on food.applications (id_hash) where id_hash is not null;
create index applications_merged on food.applications (merged_into) where merged_into is not null;

-- Those who have a place: selected and not closed since, and everyone who ever got food; of two requests of one person the one that goes on.
create view food.place_holders as
select a.id, a.programme_id, a.district
  from food.applications a
 where a.status in ('selected', 'distribution', 'collected', 'missed')
    or (a.merged_into is null and exists (select from food.history h where h.application_id = a.id and h.to_status = 'collected'));

alter table food.consents
    -- Who read the text aloud and, encrypted, who heard the person agree; both with a spoken consent only.
    add column read_by        text,
    add column witness_cipher bytea,
    add constraint spoken_consent_has_a_witness check (kind <> 'spoken' or (read_by is not null and witness_cipher is not null));

alter table food.history
    add column reason_code text,
    -- Who proposed a decision that another confirmed.
    add column proposed_by text;

-- The reasons that officers choose from, by the status that they lead to.
create table food.reasons
(
    status   text not null,
    code     text not null check (code ~ '^[a-z][a-z-]{0,29}$'),
    label    text not null check (char_length(label) between 1 and 80),
    active   boolean not null default true,
    -- True until the programme has said that it is the right reason.
    proposed boolean not null default true,
    primary key (status, code)
);

insert into food.reasons (status, code, label)
values ('checking', 'to-visit', 'To be visited'),
       ('checking', 'check-again', 'Something must be checked again'),
       ('checking', 'new-facts', 'The situation changed or facts were wrong'),
       ('district-team', 'checked', 'Checked by the social worker'),
       ('preliminary', 'team-agrees', 'The district team agrees'),
       ('selected', 'on-list', 'Meets what the programme asks for'),
       ('selected', 'place-free', 'A place became free'),
       ('waiting', 'no-place', 'No place is free'),
       ('not-selected', 'steady-income', 'Household has steady income'),
       ('not-selected', 'other-help', 'Household gets other help'),
       ('not-selected', 'other-district', 'Lives outside the districts of the programme'),
       ('not-selected', 'not-returned', 'Did not come home from another country'),
       ('closed', 'asked', 'The person asked for it'),
       ('closed', 'duplicate', 'Another request of the same person goes on'),
       ('closed', 'died', 'The person has died'),
       ('closed', 'moved', 'The person moved away'),
       ('closed', 'done', 'The programme gave what it can');

-- Decisions that one district lead proposes and another confirms or returns.
create table food.proposals
(
    id             bigint generated always as identity primary key,
    application_id bigint not null references food.applications (id) on delete cascade,
    status         text not null check (status in ('selected', 'waiting', 'not-selected')),
    reason_code    text not null,
    reason         text not null,
    sop_version    text not null,
    proposed_by    text not null,
    proposed_at    timestamptz not null,
    -- Overtaken: the request took another step before anybody decided.
    state          text not null check (state in ('open', 'confirmed', 'returned', 'withdrawn', 'overtaken')),
    decided_by     text,
    decided_at     timestamptz,
    note           text
);

create unique index one_proposal_is_open on food.proposals (application_id) where state = 'open';
create index proposals_of_application on food.proposals (application_id, id);

-- What officers found out. Rows are only ever added; they go with their application.
create table food.notes
(
    id             bigint generated always as identity primary key,
    application_id bigint not null references food.applications (id) on delete cascade,
    at             timestamptz not null,
    by             text not null,
    kind           text not null check (kind in ('visit', 'chief-letter', 'talk', 'other')),
    note_cipher    bytea not null,
    -- Reference of the request from which it was taken over.
    moved_from     text
);

create index notes_of_application on food.notes (application_id, id);

create trigger notes_stay
    before update or delete on food.notes
    for each row execute function food.refuse_to_rewrite_history();

-- Two requests that look like one person's, of which somebody found that they are not.
create table food.different_people
(
    low_id  bigint not null references food.applications (id) on delete cascade,
    high_id bigint not null references food.applications (id) on delete cascade,
    at      timestamptz not null,
    by      text not null,
    reason  text not null,
    primary key (low_id, high_id),
    check (low_id < high_id)
);

alter table food.callbacks
    add column settled_at timestamptz,
    add column settled_by text;

create index callbacks_of_district on food.callbacks (district, state, id);
