using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>An event as the calendar shows it.</summary>
internal sealed record CalendarEvent
{
    /// <summary>Id of the event.</summary>
    public required long Id { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Where it is.</summary>
    public required string Place { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>When it begins on its first day.</summary>
    public required TimeOnly StartsAt { get; init; }

    /// <summary>Whether people see it.</summary>
    public required EventState State { get; init; }

    /// <summary>Phones that come or asked for a reminder.</summary>
    public required int ToRemind { get; init; }
}

/// <summary>Events of the calendar in the database.</summary>
internal static class EventCalendarStore
{
    /// <summary>Events that are not cancelled and of which a day lies between two days, both included; by day.</summary>
    public static async Task<IReadOnlyList<CalendarEvent>> BetweenAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        const string Sql = """
            select e.id, e.title_en, e.place, e.starts_on, e.ends_on, e.starts_at, e.state,
                   count(r.id) filter (where r.state in ('going', 'reminder'))::int as to_remind
              from events.events e
              left join events.rsvps r on r.event_id = e.id
             where e.state <> 'cancelled' and e.starts_on <= @to and e.ends_on >= @from
             group by e.id
             order by e.starts_on, e.starts_at, e.id
            """;
        return (await connection.QueryAsync<CalendarEvent>(new CommandDefinition(Sql, new { from, to }, cancellationToken: cancellationToken))).AsList();
    }
}
