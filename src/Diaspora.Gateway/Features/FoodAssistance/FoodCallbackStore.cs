using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>People who wait for a call of the social worker.</summary>
internal static class FoodCallbackStore
{
    /// <summary>Asks for a call to a phone; nothing is added while that phone waits for one in the district already.</summary>
    public static async Task AskAsync(
        NpgsqlTransaction transaction, long contactId, string district, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.callbacks (contact_id, district, state, requested_at)
                 values (@contactId, @district, 'waiting', @now)
            on conflict (contact_id, district) where state = 'waiting' do nothing
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(
            new CommandDefinition(Sql, new { contactId, district, now }, transaction, cancellationToken: cancellationToken));
    }
}
