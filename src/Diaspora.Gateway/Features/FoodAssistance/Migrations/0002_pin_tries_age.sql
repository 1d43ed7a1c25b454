-- When a PIN was last tried for the reference, so that counts that matter no more can go.
alter table food.pin_tries add column tried_at timestamptz not null default now();
