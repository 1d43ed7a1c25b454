-- Phones. A phone is known by the keyed hash of its number; the number itself stands here only where a person gave us a reason to
-- text or to keep it, encrypted.
create schema contacts;

create table contacts.contacts
(
    id               bigint generated always as identity primary key,
    phone_hash       bytea not null unique check (octet_length(phone_hash) = 32),
    phone_cipher     bytea,
    -- Chosen language; null until chosen.
    language         text check (language in ('en', 'st')),
    -- Keyed hash of the provider session in which the language was first chosen: a session whose state was lost is replayed as it began.
    language_session text,
    -- Two letters of the country that the number belongs to, for routes and zones; null when the number does not tell.
    number_country   text check (number_country ~ '^[A-Z]{2}$'),
    last_seen        date not null
);
