-- What became of a delivery report: whether its message was found, and the phone that wants no more messages, when it says so.
create type messaging.taken as (nr int, found boolean, stopped_phone bytea);

-- The attempt that a report is about which names a phone and an id that we never learnt: the only one of the day before whose outcome nobody
-- knows. None when there are several, because it may be of any of them, and none while another text to the phone is on its way.
create function messaging.attempt_by_phone(in_phone bytea, in_provider text, reported timestamptz)
    returns table (message_id bigint, attempt smallint) language sql stable as
$$
    select min(f.message_id), min(f.attempt)
      from contacts.contacts c
      join messaging.outbox o on o.contact_id = c.id
      join messaging.failed_attempts f on f.message_id = o.id
     where c.phone_hash = in_phone and f.provider = in_provider and f.provider_id is null and f.reason in ('unknown-outcome', 'node-lost')
       -- A report may come before we give up waiting for the answer, but not before the send began.
       and f.at between reported - interval '1 day' and reported + interval '10 minutes'
       and (f.attempt < o.attempts or o.sent_at <= reported)
       and not exists (select from messaging.outbox s
                        where s.contact_id = c.id and s.provider = in_provider and s.status = 'sending')
    having count(*) = 1
$$;

-- Applies delivery reports. Statuses only move forward: delivered wins over everything, a failure counts for the last attempt alone.
-- Messages are locked in the order of their ids, as everyone does who locks several. Reports of messages that are not found are kept.
-- Index scans in any case, and nothing compiled, as for messaging.claim.
-- pauses: how long to wait after the first, second … attempt; after the last one there is none.
create function messaging.take_reports(
    in_providers text[], in_messages bigint[], in_attempts int[], in_provider_ids text[], in_phones bytea[], in_statuses text[],
    in_reasons text[], moment timestamptz, pauses interval[])
    returns setof messaging.taken language plpgsql set enable_seqscan = off set jit = off as
$$
declare
    report record;
    row messaging.outbox;
    latest boolean;
    once boolean;
    kept int;
    reached bigint[] := '{}';
    missed bigint[] := '{}';
    pause interval;
    result messaging.taken;
begin
    for report in
        select r.*, found.id, found.of_attempt
          from unnest(in_providers, in_messages, in_attempts, in_provider_ids, in_phones, in_statuses, in_reasons)
               with ordinality as r (provider, message, attempt, provider_id, phone, status, reason, nr)
          left join lateral
               (select m.id, m.of_attempt
                  from (select o.id, r.attempt as of_attempt, 1 as rank
                          from messaging.outbox o
                         where o.id = r.message
                           and case when o.attempts = r.attempt then o.provider = r.provider
                                    else exists (select from messaging.failed_attempts f
                                                  where f.message_id = o.id and f.attempt = r.attempt and f.provider = r.provider)
                               end
                        union all
                        select o.id, o.attempts, 2
                          from messaging.outbox o
                         where o.provider_id = r.provider_id and o.provider = r.provider
                        union all
                        select f.message_id, f.attempt, 3
                          from messaging.failed_attempts f
                         where f.provider_id = r.provider_id and f.provider = r.provider
                        union all
                        select p.message_id, p.attempt, 4
                          from messaging.attempt_by_phone(r.phone, r.provider, moment) p
                         where r.phone is not null) m
                 order by m.rank, m.id
                 limit 1) found on true
         order by found.id, r.nr
    loop
        result := (report.nr, report.id is not null, case when report.status = 'opted-out' then report.phone end);
        if report.id is null then
            insert into messaging.early_reports (provider, provider_id, status, reason, at, phone_hash)
            select report.provider, report.provider_id, report.status, report.reason, moment, report.phone
             where report.provider_id is not null
            on conflict do nothing;
            get diagnostics kept = row_count;
            -- The person may have asked for messages again since it came first.
            if report.provider_id is not null and kept = 0 then
                result.stopped_phone := null;
            end if;
            return next result;
            continue;
        end if;

        select o.* into row from messaging.outbox o where o.id = report.id for update;
        continue when not found;
        latest := report.of_attempt = row.attempts and row.attempts > row.forgiven;
        if report.status = 'opted-out' then
            -- It counts once for each attempt: repeated later it must not undo what the person has chosen since.
            if row.status = 'delivered'
               or exists (select from messaging.failed_attempts f
                           where f.message_id = row.id and f.attempt = report.of_attempt and f.reason = 'opted-out') then
                result.stopped_phone := null;
            else
                insert into messaging.failed_attempts (message_id, attempt, provider, provider_id, at, reason)
                values (row.id, report.of_attempt, report.provider, report.provider_id, moment, 'opted-out')
                on conflict (message_id, attempt) do update set reason = excluded.reason;
                if result.stopped_phone is null then
                    result.stopped_phone := (select c.phone_hash from contacts.contacts c where c.id = row.contact_id);
                end if;
            end if;
        end if;
        return next result;
        if report.provider_id is not null and (not latest or row.reason = 'unknown-outcome') then
            update messaging.failed_attempts f
               set provider_id = report.provider_id
             where f.message_id = row.id and f.attempt = report.of_attempt and f.provider_id is null;
        end if;

        if report.status = 'delivered' and row.status <> 'delivered' then
            update messaging.outbox o
               set status = 'delivered', settled_at = moment, reason = null, lease_until = null,
                   provider_id = case when latest then coalesce(o.provider_id, report.provider_id) else o.provider_id end
             where o.id = row.id;
            reached := reached || row.contact_id;
        elsif report.status = 'accepted' and latest
              and (row.status in ('sending', 'unknown') or row.status in ('waiting', 'failed') and row.reason = 'unknown-outcome') then
            update messaging.outbox o
               set status = case when o.status = 'sending' then o.status else 'sent' end,
                   lease_until = case when o.status = 'sending' then o.lease_until end,
                   reason = null,
                   settled_at = null,
                   provider_id = coalesce(o.provider_id, report.provider_id)
             where o.id = row.id;
        elsif report.status in ('undelivered', 'failed', 'opted-out') and latest
              and (row.status in ('sending', 'sent', 'unknown') or row.status = 'waiting' and report.status <> 'undelivered') then
            insert into messaging.failed_attempts (message_id, attempt, provider, provider_id, at, reason)
            values (row.id, row.attempts, row.provider, coalesce(row.provider_id, report.provider_id), moment, coalesce(report.reason, report.status))
            on conflict (message_id, attempt) do update
                    set reason = excluded.reason, provider_id = excluded.provider_id
                  where messaging.failed_attempts.reason in ('unknown-outcome', 'node-lost');
            pause := pauses[row.attempts - row.forgiven];
            -- It may have arrived, so that every further attempt may be one copy more: one has to do.
            once := coalesce(report.reason in ('unexplained', 'provider-silent'), false);
            if report.status = 'undelivered' and (not once or row.attempts - row.forgiven = 1) and row.category <> 'private' and moment + pause < row.deliver_by then
                update messaging.outbox o
                   set status = 'waiting', due_at = moment + pause, lease_until = null, reason = coalesce(report.reason, 'undelivered')
                 where o.id = row.id;
            else
                update messaging.outbox o
                   set status = 'failed', settled_at = moment, lease_until = null,
                       reason = case when report.status = 'opted-out' then 'opted-out' else coalesce(report.reason, report.status) end
                 where o.id = row.id;
                if report.status <> 'opted-out' then
                    missed := missed || row.contact_id;
                end if;
            end if;
        end if;
    end loop;

    -- Phones are locked after all messages and in the order of their contacts, as everyone does. One that was reached has no failures.
    perform from messaging.failing f where f.contact_id = any(reached || missed) order by f.contact_id for update;
    delete from messaging.failing f where f.contact_id = any(reached);
    insert into messaging.failing as f (contact_id, failures, last_at)
    select m.contact_id, count(*), moment
      from unnest(missed) as m (contact_id)
     where m.contact_id <> all(reached)
     group by m.contact_id
     order by m.contact_id
    on conflict (contact_id) do update
            set failures = f.failures + excluded.failures, last_at = excluded.last_at;
end
$$;
