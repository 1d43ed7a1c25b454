using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Who is to be reminded of an event, and who was.</summary>
internal static class ReminderStore
{
    private const string Columns = """
        r.id as rsvp_id, r.contact_id, r.created_at as said_at, c.number_country, c.number_prefix,
               array(select s.country from contacts.subscribers s where s.contact_id = r.contact_id) as countries
        """;

    /// <summary>People who come or asked for a reminder, and have none for this revision of the event; by the number of their RSVP.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="held">The event.</param>
    /// <param name="days">Which reminder.</param>
    /// <param name="after">Number of an RSVP after which to begin.</param>
    /// <param name="limit">Most people.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<PersonToRemind>> NotRemindedAsync(
        NpgsqlConnection connection, Event held, int days, long after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from events.rsvps r
              join contacts.contacts c on c.id = r.contact_id
             where r.event_id = @Id and r.id > @after and r.state in ('going', 'reminder')
               and not exists (select from events.reminders m where m.rsvp_id = r.id and m.revision = @Revision and m.days = @days)
             order by r.id
             limit @limit
            """;
        var rows = await connection.QueryAsync<PersonToRemind>(new CommandDefinition(
            Sql, new { held.Id, held.Revision, days, after, limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Notes that people are reminded, and gives those who were not before and still come or want it.</summary>
    public static async Task<IReadOnlyList<PersonToRemind>> MarkAsync(
        NpgsqlTransaction transaction, Event held, int days, long[] rsvps, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            with marked as (
                 insert into events.reminders (rsvp_id, revision, days, written_at)
                 select id, @Revision, @days, @now
                   from events.rsvps
                  where id = any(@rsvps) and state in ('going', 'reminder')
                     on conflict do nothing
              returning rsvp_id)
            select {Columns}
              from marked m
              join events.rsvps r on r.id = m.rsvp_id
              join contacts.contacts c on c.id = r.contact_id
             order by r.id
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var rows = await connection.QueryAsync<PersonToRemind>(new CommandDefinition(
            Sql, new { held.Revision, days, rsvps, now }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}

/// <summary>Someone who may be reminded of an event.</summary>
internal sealed record PersonToRemind
{
    /// <summary>Their RSVP.</summary>
    public required long RsvpId { get; init; }

    /// <summary>Their phone.</summary>
    public required long ContactId { get; init; }

    /// <summary>When they first said anything about the event.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>Country of the number; null: the number does not tell.</summary>
    public string? NumberCountry { get; init; }

    /// <summary>See <c>Msisdn.Prefix</c>; null: no number is kept.</summary>
    public string? NumberPrefix { get; init; }

    /// <summary>Countries that the persons of the phone named.</summary>
    public required string[] Countries { get; init; }
}
