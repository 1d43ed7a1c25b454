using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What is kept of events that are over, and whose number events need.</summary>
internal static class EventRetentionStore
{
    /// <summary>Removes RSVPs to events whose last day lies before the day of a moment; how many said what is added to the event's counts.</summary>
    public static Task<int> RemoveRsvpsAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            with gone as (
                 delete from events.rsvps
                  where id = any(array(
                        select r.id
                          from events.events e
                          join events.rsvps r on r.event_id = e.id
                         where e.ends_on < @day
                         order by r.id
                         limit @limit
                           for update of r skip locked))
              returning event_id, state, people),
                 kept as (
                 insert into events.counts as c (event_id, going, waiting, reminders)
                 select event_id,
                        coalesce(sum(people) filter (where state = 'going'), 0),
                        coalesce(sum(people) filter (where state = 'waiting'), 0),
                        count(*) filter (where state = 'reminder')
                   from gone
                  group by event_id
                     on conflict (event_id) do update
                    set going = c.going + excluded.going,
                        waiting = c.waiting + excluded.waiting,
                        reminders = c.reminders + excluded.reminders)
            select count(*)::int
              from gone
            """;
        return connection.ExecuteScalarAsync<int>(new CommandDefinition(
            Sql, new { day = LesothoTime.DateOf(before), limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>Those of the contacts who come, wait or want to be reminded of an event that is not over.</summary>
    public static Task<IEnumerable<long>> NeedNumberAsync(
        NpgsqlConnection connection, long[] contacts, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct r.contact_id
              from events.rsvps r
              join events.events e on e.id = r.event_id
             where r.contact_id = any(@contacts) and r.state <> 'declined' and e.state <> 'cancelled' and e.ends_on >= @today
            """;
        return connection.QueryAsync<long>(new CommandDefinition(Sql, new { contacts, today }, cancellationToken: cancellationToken));
    }
}
