-- Whom people can turn to: missions of Lesotho and helplines. Shipped are names and cities with where they were found; a number is typed by one
-- member of staff and counts only after another has dialled it.
create schema directory;

create table directory.missions
(
    -- Also what a consulate officer's role is held for.
    code              text primary key check (code ~ '^[a-z][a-z0-9-]{0,29}$'),
    -- mission: of which kind is not known.
    kind              text not null check (kind in ('high-commission', 'embassy', 'consulate', 'honorary-consulate', 'permanent-mission', 'mission')),
    country           text not null check (country ~ '^[A-Z]{2}$'),
    city              text not null,
    name_en           text not null,
    name_st           text not null,
    address           text,
    hours_en          text,
    hours_st          text,
    services          text[] not null default '{}' check (services <@ array ['lost-passport', 'arrest', 'death', 'worry']),
    -- unconfirmed: phones do not show it. closed: phones say so and name the mission to go to instead.
    state             text not null check (state in ('unconfirmed', 'open', 'closed')),
    fallback          text references directory.missions (code) check (fallback <> code),
    -- Where its name and city come from.
    source            text not null,
    number            text,
    number_source     text,
    number_typed_by   text,
    number_checked_on date,
    number_checked_by text,
    version           int not null default 1,
    check ((number is null) = (number_typed_by is null) and (number is null) = (number_source is null)),
    check ((number_checked_on is null) = (number_checked_by is null) and (number is not null or number_checked_on is null)),
    check (lower(number_checked_by) <> lower(number_typed_by))
);

create table directory.helplines
(
    code              text primary key check (code ~ '^[a-z][a-z0-9-]{0,29}$'),
    country           text not null check (country ~ '^[A-Z]{2}$'),
    name_en           text not null,
    name_st           text not null,
    hours_en          text,
    hours_st          text,
    -- Where its name comes from.
    source            text not null,
    number            text,
    number_source     text,
    number_typed_by   text,
    number_checked_on date,
    number_checked_by text,
    version           int not null default 1,
    check ((number is null) = (number_typed_by is null) and (number is null) = (number_source is null)),
    check ((number_checked_on is null) = (number_checked_by is null) and (number is not null or number_checked_on is null)),
    check (lower(number_checked_by) <> lower(number_typed_by))
);

insert into directory.missions (code, kind, country, city, name_en, name_st, state, source)
values ('pretoria', 'high-commission', 'ZA', 'Pretoria', 'High Commission, Pretoria', 'High Commission, Pretoria', 'open',
        'newsletter no. 6, 2022');

insert into directory.missions (code, kind, country, city, name_en, name_st, state, fallback, source)
select lower(city), 'consulate', 'ZA', city, 'Consulate, ' || city, 'Konsolate, ' || city, 'open', 'pretoria', 'newsletter no. 6, 2022'
  from unnest(array ['Johannesburg', 'Durban', 'Klerksdorp', 'Welkom']) city;

-- Two lists on the web, undated, which disagree with each other: not shown before staff have confirmed them.
insert into directory.missions (code, kind, country, city, name_en, name_st, state, source)
select code, kind, country, city, name_en, name_st, 'unconfirmed', source
  from (values ('brussels', 'mission', 'BE', 'Brussels', 'Mission, Brussels', 'Ambasada, Brussels', 'visasforfuture.com, undated'),
               ('ottawa', 'mission', 'CA', 'Ottawa', 'Mission, Ottawa', 'Ambasada, Ottawa', 'visasforfuture.com, undated'),
               ('beijing', 'mission', 'CN', 'Beijing', 'Mission, Beijing', 'Ambasada, Beijing', 'visasforfuture.com, undated'),
               ('addis-ababa', 'mission', 'ET', 'Addis Ababa', 'Mission, Addis Ababa', 'Ambasada, Addis Ababa', 'visasforfuture.com, undated'),
               ('berlin', 'mission', 'DE', 'Berlin', 'Mission, Berlin', 'Ambasada, Berlin', 'visasforfuture.com, undated'),
               ('floersheim', 'honorary-consulate', 'DE', 'Floersheim', 'Honorary consulate, Floersheim', 'Konsolate, Floersheim',
                'visasforfuture.com, undated'),
               ('hanover', 'honorary-consulate', 'DE', 'Hanover', 'Honorary consulate, Hanover', 'Konsolate, Hanover',
                'visasforfuture.com, undated'),
               ('new-delhi', 'mission', 'IN', 'New Delhi', 'Mission, New Delhi', 'Ambasada, New Delhi', 'visasforfuture.com, undated'),
               ('dublin', 'mission', 'IE', 'Dublin', 'Mission, Dublin', 'Ambasada, Dublin', 'visasforfuture.com, undated'),
               ('rome', 'mission', 'IT', 'Rome', 'Mission, Rome', 'Ambasada, Rome', 'visasforfuture.com, undated'),
               ('london', 'mission', 'GB', 'London', 'Mission, London', 'Ambasada, London', 'traveldocs.com, undated, older'),
               ('washington', 'mission', 'US', 'Washington DC', 'Mission, Washington DC', 'Ambasada, Washington DC', 'traveldocs.com, undated, older'),
               ('new-york', 'permanent-mission', 'US', 'New York', 'Permanent mission (UN), New York', 'Ambasada (UN), New York',
                'traveldocs.com, undated, older'),
               ('copenhagen', 'mission', 'DK', 'Copenhagen', 'Mission, Copenhagen', 'Ambasada, Copenhagen', 'traveldocs.com, undated, older'),
               ('cairo', 'mission', 'EG', 'Cairo', 'Mission, Cairo', 'Ambasada, Cairo', 'traveldocs.com, undated, older'))
       as found (code, kind, country, city, name_en, name_st, source);

insert into directory.helplines (code, country, name_en, name_st, source)
values ('police-ls', 'LS', 'Police', 'Mapolesa', 'comparetravelmarket.co.uk, undated'),
       ('ambulance-ls', 'LS', 'Ambulance', 'Ambulance', 'comparetravelmarket.co.uk, undated'),
       ('fire-ls', 'LS', 'Fire brigade', 'Fire brigade', 'comparetravelmarket.co.uk, undated'),
       ('child-ls', 'LS', 'Lesotho Child Helpline', 'Child Helpline', 'irinnews.org, 2 July 2008'),
       ('labour-ls', 'LS', 'Ministry of Labour', 'Lekala la Mosebetsi', 'pressreader.com, 1 December 2016'),
       ('trafficking-unit-ls', 'LS', 'LMPS Anti-Trafficking Unit', 'LMPS Anti-Trafficking Unit', 'no number found'),
       ('beautiful-dream-ls', 'LS', 'Beautiful Dream Society', 'Beautiful Dream Society', 'no number found'),
       ('cgpu-ls', 'LS', 'CGPU', 'CGPU', 'no number found'),
       ('lapeng-ls', 'LS', 'Lapeng care centre', 'Lapeng', 'no number found'),
       ('gbv-za', 'ZA', 'GBV Command Centre', 'GBV Command Centre', 'gbv.org.za; voice confirmed December 2024'),
       ('trafficking-za', 'ZA', 'National Human Trafficking Hotline', 'National Human Trafficking Hotline', 'thesouthafrican.com, October 2023'),
       ('salvation-army-za', 'ZA', 'Salvation Army trafficking line', 'Salvation Army trafficking line', 'nfn.org.za'),
       ('police-za', 'ZA', 'Police (SAPS)', 'Mapolesa (SAPS)', 'gbv.org.za');
