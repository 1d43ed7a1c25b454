using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Where complaints stand: in whose hand, referred on, closed, opened again.</summary>
internal static class ComplaintStateStore
{
    /// <summary>Puts a complaint into somebody's hand.</summary>
    public static Task AssignAsync(NpgsqlTransaction transaction, long id, string to, CancellationToken cancellationToken)
    {
        const string Sql = "update feedback.complaints set assigned_to = @to where id = @id";
        return ExecuteAsync(transaction, Sql, new { id, to }, cancellationToken);
    }

    /// <summary>Notes to whom a complaint was referred on.</summary>
    public static Task ReferAsync(NpgsqlTransaction transaction, long id, string to, CancellationToken cancellationToken)
    {
        const string Sql = "update feedback.complaints set referred_to = @to where id = @id";
        return ExecuteAsync(transaction, Sql, new { id, to }, cancellationToken);
    }

    /// <summary>Closes a complaint; an appeal with what became of it.</summary>
    public static Task CloseAsync(NpgsqlTransaction transaction, long id, string? outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update feedback.complaints
               set state = 'closed', closed_at = @now, outcome = coalesce(@outcome, outcome)
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, outcome, now }, cancellationToken);
    }

    /// <summary>Keeps that the person is satisfied, or is not, which opens the complaint again with a new deadline.</summary>
    public static Task SatisfiedAsync(
        NpgsqlTransaction transaction, long id, bool satisfied, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            update feedback.complaints
               set satisfied = @satisfied,
                   state = case when @satisfied then state else 'open' end,
                   due_at = case when @satisfied then due_at else @dueAt end,
                   answered_at = case when @satisfied then answered_at end,
                   closed_at = case when @satisfied then closed_at end
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, new { id, satisfied, dueAt }, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }
}
