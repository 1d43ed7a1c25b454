-- Numbers for reports: how many, by day and by kind. Nobody stands here, and no number of a phone.
create schema insights;

create table insights.daily
(
    -- What is counted, such as registered or messages.
    measure text not null,
    -- The day in Lesotho.
    day     date not null,
    -- What the count is split by; what each means is the measure's own, and it is empty where there is nothing to split by.
    a       text not null default '',
    b       text not null default '',
    c       text not null default '',
    count   bigint not null,
    primary key (measure, day, a, b, c)
);

-- When each measure that is counted from other tables was last counted.
create table insights.measures
(
    measure    text primary key,
    counted_at timestamptz not null
);
