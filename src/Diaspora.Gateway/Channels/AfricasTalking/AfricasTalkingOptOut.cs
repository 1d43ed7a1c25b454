using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>Takes over the wish of somebody who stopped a sender of ours at Africa's Talking: no messages at all from us.</summary>
internal sealed class AfricasTalkingOptOut(NpgsqlDataSource database, KeyedHasher hasher, TimeProvider time, PoliteTurn polite)
{
    /// <summary>Stops messages to a phone; once more changes nothing. False when the database is away.</summary>
    public Task<bool> TakeAsync(Msisdn phone) => polite.RunAsync(
        AfricasTalkingOptions.Name,
        async deadline =>
        {
            await using var connection = await database.OpenConnectionAsync(deadline);
            await using var transaction = await connection.BeginTransactionAsync(deadline);
            await SuppressionStore.StopAsync(transaction, hasher.Hash(phone), SuppressionSource.Provider, time.GetUtcNow(), deadline);
            await transaction.CommitAsync(deadline);
            return true;
        },
        () => false);
}
