using System.Text.Json;
using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Staff;

/// <summary>Adds to the audit, in the transaction of what is done.</summary>
internal static class AuditStore
{
    /// <summary>Adds an entry.</summary>
    /// <param name="transaction">The transaction of the act itself: neither stands without the other.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What is done, such as <c>announcement.approved</c>.</param>
    /// <param name="subject">What it is done to, such as <c>announcement/12</c>.</param>
    /// <param name="details">More, as an object that becomes JSON; no number, name or answer of a person.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WriteAsync(
        NpgsqlTransaction transaction, string actor, string action, string subject, object? details, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into staff.audit (at, actor, action, subject, details)
                 values (@now, @actor, @action, @subject, @details::jsonb)
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var row = new { now, actor, action, subject, details = JsonSerializer.Serialize(details ?? new { }, JsonSerializerOptions.Web) };
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }
}
