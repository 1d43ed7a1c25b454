using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Events in the database.</summary>
internal static class EventStore
{
    private const string Columns = """
        e.id, e.title_en, e.title_st, e.place, e.district, e.starts_on, e.ends_on, e.starts_at, e.summary_en, e.summary_st,
               e.capacity, e.takes_rsvp, e.asks_role, e.state, e.sample, e.revision, e.moved_at, e.changed_by, e.attended,
               e.xmin::text::bigint as version
        """;

    private const string Counts = """
        e.id, e.title_en, e.place, e.district, e.starts_on, e.ends_on, e.state, e.sample, e.capacity, e.attended,
                   (coalesce(sum(r.people) filter (where r.state = 'going'), 0) + coalesce(c.going, 0))::int as going,
                   (coalesce(sum(r.people) filter (where r.state = 'waiting'), 0) + coalesce(c.waiting, 0))::int as waiting,
                   (count(*) filter (where r.state = 'reminder') + coalesce(c.reminders, 0))::int as reminders
              from events.events e
              left join events.rsvps r on r.event_id = e.id
              left join events.counts c on c.event_id = e.id
        """;

    /// <summary>The events that people see, the soonest first.</summary>
    public static async Task<IReadOnlyList<Event>> UpcomingAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from events.events e
             where e.state = 'published' and e.ends_on >= @today
             order by e.starts_on, e.starts_at, e.id
            """;
        var rows = await connection.QueryAsync<Event>(new CommandDefinition(Sql, new { today }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The events that people see and whose first day lies between two days, both included.</summary>
    public static async Task<IReadOnlyList<Event>> StartingAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from events.events e
             where e.state = 'published' and e.starts_on between @from and @to
             order by e.starts_on, e.id
            """;
        var rows = await connection.QueryAsync<Event>(new CommandDefinition(Sql, new { from, to }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The events to come that a phone has booked, waits for or wants to be reminded of, the soonest first.</summary>
    public static async Task<IReadOnlyList<Event>> OfPhoneAsync(
        NpgsqlConnection connection, PhoneHash phone, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
              from events.events e
              join events.rsvps r on r.event_id = e.id
              join contacts.contacts c on c.id = r.contact_id
             where c.phone_hash = @phone and r.state <> 'declined' and e.state = 'published' and e.ends_on >= @today
             order by e.starts_on, e.starts_at, e.id
            """;
        var rows = await connection.QueryAsync<Event>(
            new CommandDefinition(Sql, new { phone = phone.ToBytes(), today }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The event with an id, or null.</summary>
    public static async Task<Event?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from events.events e where e.id = @id";
        return await connection.QuerySingleOrDefaultAsync<Event>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// The event with an id, or null, locked until the transaction ends. Whoever books, waits or changes takes this lock first, so that
    /// places are counted by one at a time.
    /// </summary>
    public static async Task<Event?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from events.events e where e.id = @id for update";
        return await Connection(transaction).QuerySingleOrDefaultAsync<Event>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Ids of events that have a place for someone on the waiting list who was not offered one yet.</summary>
    public static async Task<IReadOnlyList<long>> WithPlacesToPassOnAsync(
        NpgsqlConnection connection, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select e.id
              from events.events e
             where e.state = 'published' and e.ends_on >= @today
               and exists (
                     select from events.rsvps w
                      where w.event_id = e.id and w.state = 'waiting' and w.offered_until is null
                        and (e.capacity is null
                             or w.people <= e.capacity - (
                                  select coalesce(sum(t.people), 0)
                                    from events.rsvps t
                                   where t.event_id = e.id and (t.state = 'going' or t.offered_until > @now))))
             order by e.id
            """;
        var ids = await connection.QueryAsync<long>(new CommandDefinition(Sql, new { today, now }, cancellationToken: cancellationToken));
        return ids.AsList();
    }

    /// <summary>True when there is any event at all.</summary>
    public static async Task<bool> AnyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from events.events)";
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
    }

    /// <summary>All events with how many people said what, the soonest first.</summary>
    public static async Task<IReadOnlyList<EventCount>> CountedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Counts}
             group by e.id, c.event_id
             order by e.starts_on, e.starts_at, e.id
            """;
        var rows = await connection.QueryAsync<EventCount>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>As the other, in the order of their ids and a piece at a time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">Only those with a higher id.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<EventCount>> CountedAsync(
        NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Counts}
             where e.id > @after
             group by e.id, c.event_id
             order by e.id
             limit @limit
            """;
        var rows = await connection.QueryAsync<EventCount>(new CommandDefinition(Sql, new { after, limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Stores a new event and gives its id.</summary>
    public static async Task<long> AddAsync(NpgsqlConnection connection, Event held, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into events.events
                   (title_en, title_st, place, district, starts_on, ends_on, starts_at, summary_en, summary_st,
                    capacity, takes_rsvp, asks_role, state, sample, changed_by)
            values (@TitleEn, @TitleSt, @Place, @District, @StartsOn, @EndsOn, @StartsAt, @SummaryEn, @SummarySt,
                    @Capacity, @TakesRsvp, @AsksRole, @state, @Sample, @ChangedBy)
            returning id
            """;
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, Parameters(held), cancellationToken: cancellationToken));
    }

    /// <summary>Overwrites an event whose row the transaction has locked.</summary>
    public static async Task SaveAsync(NpgsqlTransaction transaction, Event held, CancellationToken cancellationToken)
    {
        const string Sql = """
            update events.events
               set title_en = @TitleEn, title_st = @TitleSt, place = @Place, district = @District, starts_on = @StartsOn, ends_on = @EndsOn,
                   starts_at = @StartsAt, summary_en = @SummaryEn, summary_st = @SummarySt, capacity = @Capacity, asks_role = @AsksRole, state = @state,
                   revision = @Revision, moved_at = @MovedAt, changed_by = @ChangedBy
             where id = @Id
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, Parameters(held), transaction, cancellationToken: cancellationToken));
    }

    private static DynamicParameters Parameters(Event held)
    {
        var parameters = new DynamicParameters(held);
        parameters.Add("state", held.State.ToString().ToLowerInvariant());
        return parameters;
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
