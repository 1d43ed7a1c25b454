-- People to whom a broadcast could only have come too late in their own time: no row is written for them.
alter table messaging.broadcasts add column too_late bigint not null default 0;
