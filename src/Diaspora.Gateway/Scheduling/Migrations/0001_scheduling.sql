-- The tables of Quartz. Quartz makes them itself when the first node starts.
create schema quartz;

-- What the gateway keeps of its own about regular work.
create schema scheduling;
