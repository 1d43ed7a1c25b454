-- A message that a node has taken up: to be sent (status sending), or settled on the way for the reason given.
create type messaging.claimed as
(
    id            bigint,
    attempt       smallint,
    status        text,
    category      text,
    priority      smallint,
    due_at        timestamptz,
    deliver_by    timestamptz,
    place         text,
    urgent        boolean,
    broadcast_id  bigint,
    flow          text,
    flow_version  int,
    message       text,
    values_cipher bytea,
    text_en       text,
    text_st       text,
    created_at    timestamptz,
    language      text,
    phone_cipher  bytea,
    phone_hash    bytea,
    forgiven      smallint,
    takes         int,
    lease_until   timestamptz
);

-- Takes up what is due on a route, the lowest priority first, and decides for each message at this moment whether it still goes.
-- Of broadcasts at most most_broadcast, and only what stands behind (after_due, after_id): the head of their part of the index is full of
-- entries of messages that have left.
-- A message whose last attempt has an unknown outcome stays with the provider of that attempt.
-- An index scan in any case: a plan made while the table was small must not outlive that. Compiling a plan takes longer than any of them runs.
create function messaging.claim(
    in_route text, in_provider text, moment timestamptz, lease interval, most int, most_broadcast int, after_due timestamptz, after_id bigint)
    returns setof messaging.claimed language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set jit = off as
$$
declare
    wanted int := most;
    picked bigint[];
begin
    for level in 0..3 loop
        exit when wanted <= 0;
        picked := array(
            select o.id
              from messaging.outbox o
             where o.route = in_route and o.priority = level and o.status = 'waiting' and o.due_at <= moment
               and (o.due_at, o.id) > (case when level = 3 then after_due else '-infinity' end, case when level = 3 then after_id else 0 end)
               and (o.provider = in_provider or o.reason is distinct from 'unknown-outcome' or o.deliver_by <= moment)
             order by o.due_at, o.id
             limit case when level = 3 then least(wanted, most_broadcast) else wanted end
               for update skip locked);
        continue when cardinality(picked) = 0;
        wanted := wanted - cardinality(picked);
        return query
        with decided as
             (select o.id, t.en, t.st, c.language, c.phone_cipher, c.phone_hash, coalesce(b.urgent, false) as urgent,
                     case
                         when o.category not in ('reply', 'optout')
                              and exists (select from messaging.suppressions s where s.phone_hash = c.phone_hash) then 'opted-out'
                         when b.state = 'stopped' then 'stopped'
                         when o.withdrawn is not null then 'withdrawn'
                         -- Whoever was to get it may have taken the topic back, or have left the phone, since the row was written.
                         when b.id is not null and o.category <> 'service'
                              and not exists (select from contacts.subscribers s
                                               where s.contact_id = o.contact_id and o.category = any(s.topics) and not s.guarded) then 'no-consent'
                         when o.deliver_by <= moment then 'too-late'
                         when b.state = 'paused' then 'paused'
                         when c.phone_cipher is null then 'no-number'
                     end as why_not
                from unnest(picked) as p (id)
                join messaging.outbox o on o.id = p.id
                join contacts.contacts c on c.id = o.contact_id
                left join messaging.broadcasts b on b.id = o.broadcast_id
                left join messaging.texts t on t.id = o.text_id)
        update messaging.outbox o
           set status = case d.why_not
                            when 'opted-out' then 'cancelled'
                            when 'stopped' then 'cancelled'
                            when 'withdrawn' then 'cancelled'
                            when 'no-consent' then 'cancelled'
                            when 'too-late' then 'expired'
                            when 'paused' then 'held'
                            when 'no-number' then 'failed'
                            else 'sending'
                        end,
               reason = case when d.why_not is null or d.why_not = 'paused' then o.reason
                             when d.why_not = 'withdrawn' then o.withdrawn
                             else d.why_not end,
               settled_at = case when d.why_not <> 'paused' then moment end,
               attempts = case when d.why_not is null then o.attempts + 1 else o.attempts end,
               takes = case when d.why_not is null then o.takes + 1 else o.takes end,
               lease_until = case when d.why_not is null then moment + lease end,
               provider = case when d.why_not is null then in_provider else o.provider end,
               provider_id = case when d.why_not is not null then o.provider_id end,
               sent_at = case when d.why_not is null then moment else o.sent_at end
          from decided d
         where o.id = d.id
        returning o.id, o.attempts, o.status, o.category, o.priority, o.due_at, o.deliver_by, o.place, d.urgent, o.broadcast_id,
                  o.flow, o.flow_version, o.message, o.values_cipher, d.en, d.st, o.created_at, d.language, d.phone_cipher, d.phone_hash,
                  o.forgiven, o.takes, o.lease_until;
    end loop;
end
$$;
