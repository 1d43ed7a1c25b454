using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Counts of an event, its waiting list and its door list.</summary>
internal static class EventTallyStore
{
    /// <summary>How many said what.</summary>
    public static async Task<EventTally> TallyAsync(
        NpgsqlConnection connection, long eventId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) filter (where r.state = 'going')::int as bookings,
                   (coalesce(sum(r.people) filter (where r.state = 'going'), 0) + coalesce(max(c.going), 0))::int as people,
                   coalesce(sum(r.people) filter (where r.state = 'going' and r.role = 'visitor'), 0)::int as visitors,
                   coalesce(sum(r.people) filter (where r.state = 'going' and r.role = 'exhibitor'), 0)::int as exhibitors,
                   count(*) filter (where r.state = 'waiting')::int as waiting_bookings,
                   (coalesce(sum(r.people) filter (where r.state = 'waiting'), 0) + coalesce(max(c.waiting), 0))::int as waiting_people,
                   coalesce(sum(r.people) filter (where r.offered_until > @now), 0)::int as offered_people,
                   (count(*) filter (where r.state = 'reminder') + coalesce(max(c.reminders), 0))::int as reminders,
                   count(*) filter (where r.state = 'declined')::int as declined
              from events.events e
              left join events.rsvps r on r.event_id = e.id
              left join events.counts c on c.event_id = e.id
             where e.id = @eventId
            """;
        return await connection.QuerySingleAsync<EventTally>(new CommandDefinition(Sql, new { eventId, now }, cancellationToken: cancellationToken));
    }

    /// <summary>Those who wait, in the order in which they are offered a place: those who let one go stand behind.</summary>
    public static async Task<IReadOnlyList<WaitingEntry>> WaitingAsync(NpgsqlConnection connection, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select row_number() over (order by offered_until is not null, waiting_since, id)::int as position,
                   people, waiting_since, offered_until
              from events.rsvps
             where event_id = @eventId and state = 'waiting'
             order by position
            """;
        return (await connection.QueryAsync<WaitingEntry>(new CommandDefinition(Sql, new { eventId }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>References and sizes of those who have a place, by reference.</summary>
    public static async Task<IReadOnlyList<DoorEntry>> DoorAsync(NpgsqlTransaction transaction, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select substr(reference, 1, 4) || ' ' || substr(reference, 5) as reference, people, role
              from events.rsvps
             where event_id = @eventId and state = 'going'
             order by reference
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return (await connection.QueryAsync<DoorEntry>(new CommandDefinition(Sql, new { eventId }, transaction, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Phones that a notice of an event concerns, by the language that they chose; null where they chose none.</summary>
    public static async Task<IReadOnlyList<NoticeGroup>> ConcernedAsync(NpgsqlConnection connection, long eventId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.language,
                   count(*) filter (where c.phone_cipher is not null and s.phone_hash is null)::int as told,
                   count(*) filter (where s.phone_hash is not null)::int as stopped,
                   count(*) filter (where c.phone_cipher is null and s.phone_hash is null)::int as without_number
              from events.rsvps r
              join contacts.contacts c on c.id = r.contact_id
              left join messaging.suppressions s on s.phone_hash = c.phone_hash
             where r.event_id = @eventId and r.state <> 'declined'
             group by c.language
            """;
        return (await connection.QueryAsync<NoticeGroup>(new CommandDefinition(Sql, new { eventId }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>How many came, as it was counted at the door.</summary>
    public static Task AttendAsync(NpgsqlTransaction transaction, long eventId, int people, string by, CancellationToken cancellationToken)
    {
        const string Sql = """
            update events.events set attended = @people, attended_by = @by where id = @eventId
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return connection.ExecuteAsync(new CommandDefinition(Sql, new { eventId, people, by }, transaction, cancellationToken: cancellationToken));
    }
}
