using System.Text.Json;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Staff;

/// <summary>Finds entries of the audit.</summary>
internal sealed class AuditSearchStore(NpgsqlDataSource database)
{
    /// <summary>Entries, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those with a lower number; null: from the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditFilter filter, long? before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, at, actor, action, subject, details::text
              from staff.audit
             where (@before::bigint is null or id < @before)
               -- Acts of the focal point are told by the sealed history of the record alone: even their times say that there is something.
               and action <> 'record.handled'
               and (@Subject::text is null or subject = @Subject)
               and (@Actor::text is null or lower(actor) = lower(@Actor))
               and (@Action::text is null or action = @Action)
               and (@Since::timestamptz is null or at >= @Since)
               and (@Until::timestamptz is null or at < @Until)
             order by id desc
             limit @limit
            """;
        var row = new { filter.Subject, filter.Actor, filter.Action, filter.Since, filter.Until, before, limit };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new AuditEntry(r.Id, r.At, r.Actor, r.Action, r.Subject, JsonElement.Parse(r.Details)))];
    }

    private sealed record Row(long Id, DateTimeOffset At, string Actor, string Action, string Subject, string Details);
}
