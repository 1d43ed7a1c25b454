using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Staff;

/// <summary>
/// Lets staff see a record of a person once they gave a reason, which stands in the audit; for half an hour nobody is asked again for the same
/// record.
/// </summary>
internal sealed class AuditViewStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Shortest reason in characters.</summary>
    public const int ShortestReason = 5;

    /// <summary>Longest reason in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>How long a reason holds for the same record.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    /// <summary>True while the reason that somebody gave for a record still holds.</summary>
    /// <param name="actor">Who wants to see it.</param>
    /// <param name="action">What the audit calls it, such as <c>case.viewed</c>.</param>
    /// <param name="subject">The record, such as <c>case/12</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsOpenAsync(StaffActor actor, string action, string subject, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (select
                             from staff.audit
                            where subject = @subject and action = @action and lower(actor) = lower(@Name) and at > @since)
            """;
        var row = new { subject, action, actor.Name, since = time.GetUtcNow() - Memory };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    /// <summary>Notes who sees a record and why.</summary>
    public async Task OpenAsync(StaffActor actor, string action, string subject, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, action, subject, new { reason }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>What is wrong with a reason; null: nothing.</summary>
    public static string? ReasonProblem(string? reason)
    {
        if (reason?.Trim().Length is not (>= ShortestReason and <= LongestReason)) return $"It must have {ShortestReason} to {LongestReason} characters.";
        return KeptReason.HoldsNumber(reason) ? KeptReason.NumberProblem : null;
    }
}
