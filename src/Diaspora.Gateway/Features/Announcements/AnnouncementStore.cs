using System.Globalization;
using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Messaging.Broadcasts;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Announcements in the database.</summary>
internal static class AnnouncementStore
{
    private const string Columns = """
        a.id, a.state, a.version, a.sample, a.note, a.note_by, a.undo_until, a.release_at, a.released_at, a.broadcast_id,
               v.title, v.en, v.st, v.category, v.emergency, v.reason, v.audience::text as audience_json, v.due_at, v.due_local, v.worth_hours, v.changed_at, v.changed_by,
               array(select w.written_by from announcements.versions w where w.announcement_id = a.id group by 1 order by min(w.version)) as author_names,
               array(select p.approver from announcements.approvals p where p.announcement_id = a.id and p.version = a.version order by p.at) as approver_names
          from announcements.announcements a
          join announcements.versions v on v.announcement_id = a.id and v.version = a.version
        """;

    /// <summary>Announcements, the newest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="before">Only older ones than this; null: from the newest.</param>
    /// <param name="state">Only of this state; null: of any.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Announcement>> ListAsync(
        NpgsqlConnection connection, long? before, AnnouncementState? state, int most, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
             where (@before::bigint is null or a.id < @before) and (@state::text is null or a.state = @state)
             order by a.id desc
             limit @most
            """;
        var rows = await connection.QueryAsync<Announcement>(
            new CommandDefinition(Sql, new { before, state = state is { } wanted ? WordOf(wanted) : null, most }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>The announcement with an id, or null.</summary>
    public static async Task<Announcement?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} where a.id = @id";
        return await connection.QuerySingleOrDefaultAsync<Announcement>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>The announcement with an id, or null; locked until the transaction ends.</summary>
    public static async Task<Announcement?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string LockSql = "select id from announcements.announcements where id = @id for update";
        var known = await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(LockSql, new { id }, transaction, cancellationToken: cancellationToken));
        return known is null ? null : await FindAsync(Connection(transaction), id, cancellationToken);
    }

    /// <summary>Stores a new announcement without a version and gives its id.</summary>
    public static async Task<long> AddAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into announcements.announcements default values returning id
            """;
        return await Connection(transaction).ExecuteScalarAsync<long>(new CommandDefinition(Sql, transaction: transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds a version, which is the announcement's from now on.</summary>
    public static async Task AddVersionAsync(
        NpgsqlTransaction transaction, long id, int version, AnnouncementDraft draft, string writtenBy, string changedBy, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into announcements.versions
                   (announcement_id, version, title, en, st, category, emergency, reason, audience, due_at, due_local, worth_hours,
                    written_by, changed_by, changed_at)
            values (@id, @version, @Title, @En, @St, @Category, @Emergency, @reason, @audience::jsonb, @dueAt::timestamptz, @dueLocal::timestamp, @worth,
                    @writtenBy, @changedBy, @now);

            update announcements.announcements set version = @version where id = @id;
            """;
        var row = new
        {
            id,
            version,
            draft.Title,
            draft.En,
            draft.St,
            draft.Category,
            draft.Emergency,
            reason = draft.Reason?.Trim(),
            audience = JsonSerializer.Serialize(draft.Audience ?? new Audience(), JsonSerializerOptions.Web),
            dueAt = draft.Schedule?.At,
            dueLocal = draft.Schedule?.Local?.ToString("s", CultureInfo.InvariantCulture),
            worth = draft.WorthHours ?? AnnouncementDraft.UsualWorth,
            writtenBy,
            changedBy,
            now,
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Whoever wrote the words of a version.</summary>
    public static async Task<string> WriterAsync(NpgsqlTransaction transaction, long id, int version, CancellationToken cancellationToken)
    {
        const string Sql = """
            select written_by from announcements.versions where announcement_id = @id and version = @version
            """;
        return await Connection(transaction).ExecuteScalarAsync<string>(
            new CommandDefinition(Sql, new { id, version }, transaction, cancellationToken: cancellationToken)) ?? "";
    }

    /// <summary>The state of an announcement and its broadcast, or null when there is none with the id.</summary>
    public static async Task<(string State, long? Broadcast)?> StateAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select state, broadcast_id from announcements.announcements where id = @id
            """;
        return await connection.QuerySingleOrDefaultAsync<(string, long?)?>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Every version of an announcement, the newest first.</summary>
    public static async Task<IReadOnlyList<AnnouncementVersion>> VersionsAsync(
        NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select version, title, en, st, category, emergency, reason, audience::text as audience_json, due_at, due_local, written_by, changed_by, changed_at
              from announcements.versions
             where announcement_id = @id
             order by version desc
            """;
        return (await connection.QueryAsync<AnnouncementVersion>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>What is meant to go out between two moments, or at a time of each person's clock between two days; drafts are not.</summary>
    public static async Task<IReadOnlyList<Announcement>> BetweenAsync(
        NpgsqlConnection connection, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns}
             where a.state <> 'draft' and not a.sample
               and (v.due_local between @fromLocal::timestamp and @untilLocal::timestamp
                    or (v.due_local is null and coalesce(v.due_at, a.released_at, a.release_at) >= @from
                        and coalesce(v.due_at, a.released_at, a.release_at) < @until))
             order by a.id
            """;
        var range = new
        {
            from,
            until,
            fromLocal = from.DateTime.ToString("s", CultureInfo.InvariantCulture),
            untilLocal = until.DateTime.AddSeconds(-1).ToString("s", CultureInfo.InvariantCulture),
        };
        return (await connection.QueryAsync<Announcement>(new CommandDefinition(Sql, range, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>What one person has to see to: drafts of theirs that came back, and what waits for an approver who wrote none of it.</summary>
    public static async Task<WaitingAnnouncements> WaitingAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        const string Sql = """
              with held as
                   (select a.id, a.state, a.note,
                           exists (select from announcements.versions w
                                    where w.announcement_id = a.id and lower(btrim(w.written_by)) = lower(btrim(@name))) as own,
                           exists (select from announcements.approvals p
                                    where p.announcement_id = a.id and p.version = a.version and lower(btrim(p.approver)) = lower(btrim(@name))) as approved,
                           v.emergency
                      from announcements.announcements a
                      join announcements.versions v on v.announcement_id = a.id and v.version = a.version
                     where a.state = 'submitted' or (a.state = 'draft' and a.note is not null))
            select count(*) filter (where state = 'draft' and own)::int as returned,
                   count(*) filter (where state = 'submitted' and not own and not approved)::int as to_approve,
                   coalesce(bool_or(emergency and state = 'submitted' and not own and not approved), false) as emergency
              from held
            """;
        return await connection.QuerySingleAsync<WaitingAnnouncements>(new CommandDefinition(Sql, new { name }, cancellationToken: cancellationToken));
    }

    /// <summary>It waits for an approver; an older note is answered.</summary>
    public static Task SubmitAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            update announcements.announcements set state = 'submitted', note = null, note_by = null where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id }, cancellationToken);
    }

    /// <summary>Adds an approval of a version.</summary>
    public static Task AddApprovalAsync(
        NpgsqlTransaction transaction, long id, int version, string approver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into announcements.approvals (announcement_id, version, approver, at) values (@id, @version, @approver, @now)
            """;
        return ExecuteAsync(transaction, Sql, new { id, version, approver, now }, cancellationToken);
    }

    /// <summary>It goes out by itself.</summary>
    public static Task ApproveAsync(
        NpgsqlTransaction transaction, long id, DateTimeOffset? undoUntil, DateTimeOffset releaseAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            update announcements.announcements
               set state = 'approved', undo_until = @undoUntil::timestamptz, release_at = @releaseAt
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, undoUntil, releaseAt }, cancellationToken);
    }

    /// <summary>It is a draft again, and its approvals are void.</summary>
    public static Task TakeBackAsync(NpgsqlTransaction transaction, long id, string? note, string? noteBy, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from announcements.approvals where announcement_id = @id;

            update announcements.announcements
               set state = 'draft', note = @note, note_by = @noteBy, undo_until = null, release_at = null
             where id = @id;
            """;
        return ExecuteAsync(transaction, Sql, new { id, note, noteBy }, cancellationToken);
    }

    /// <summary>Ids of what is to be released now.</summary>
    public static async Task<IReadOnlyList<long>> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id from announcements.announcements where state = 'approved' and release_at <= @now order by release_at, id
            """;
        return (await connection.QueryAsync<long>(new CommandDefinition(Sql, new { now }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Its broadcast is ordered.</summary>
    public static Task ReleaseAsync(
        NpgsqlTransaction transaction, long id, long broadcastId, DateTimeOffset newsFrom, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update announcements.announcements
               set state = 'released', broadcast_id = @broadcastId, news_from = @newsFrom, released_at = @now, release_at = null
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, broadcastId, newsFrom, now }, cancellationToken);
    }

    private static string WordOf(AnnouncementState state) => state.ToString().ToLowerInvariant();

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken) =>
        await Connection(transaction).ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
