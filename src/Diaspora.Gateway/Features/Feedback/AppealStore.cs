using Dapper;
using Diaspora.Gateway.Conversations.Appeals;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Appeals by the decision that they are against.</summary>
internal static class AppealStore
{
    /// <summary>The appeal against a decision, or null.</summary>
    public static async Task<Complaint?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, AppealableDecision decision,
        CancellationToken cancellationToken)
    {
        const string Sql = $"select {ComplaintStore.Columns} where c.kind = 'appeal' and c.case_reference = @digits and c.decided_at = @At";
        return await connection.QuerySingleOrDefaultAsync<Complaint>(new CommandDefinition(
            Sql, new { digits = reference.Digits, decision.At }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds the appeal against a decision and gives its number among staff; null: there is one already.</summary>
    public static async Task<long?> AddAsync(
        NpgsqlTransaction transaction, Reference reference, AppealableDecision decision, string topic, string language, DateTimeOffset now,
        DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.complaints
                   (kind, topic, case_reference, decided_at, deciders, district, language, contact_id, state, received_at, due_at)
            values ('appeal', @topic, @digits, @At, @Deciders, @District, @language, @ContactId, 'open', @now, @dueAt)
            on conflict (case_reference, decided_at) where kind = 'appeal' do nothing
            returning id
            """;
        var row = new
        {
            topic, digits = reference.Digits, decision.At, decision.Deciders, decision.District, language, decision.ContactId, now, dueAt,
        };
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
        if (id is { } added) await ComplaintStore.NoteAsync(transaction, added, by: null, "received", now, cancellationToken);
        return id;
    }
}
