using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Wrong PINs by reference, also by references that do not exist.</summary>
internal sealed class PinTriesStore(KeyedHasher hasher)
{
    /// <summary>
    /// The tries for a reference. Whoever types a PIN for the same reference at the same time waits until the transaction ends, so no try is
    /// lost.
    /// </summary>
    public async Task<PinTries> LockAsync(
        NpgsqlTransaction transaction, Reference reference, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.pin_tries (reference_hash, tried_at)
                 values (@hash, @now)
            on conflict (reference_hash) do update
                    set tried_at = excluded.tried_at
              returning wrong, lock_at, earlier_lock_at, staff_only
            """;
        return await Connection(transaction).QuerySingleAsync<PinTries>(
            new CommandDefinition(Sql, new { hash = Hash(reference), now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The tries for a reference, to look at.</summary>
    public async Task<PinTries> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = "select wrong, lock_at, earlier_lock_at, staff_only from food.pin_tries where reference_hash = @hash";
        return await connection.QuerySingleOrDefaultAsync<PinTries>(
            new CommandDefinition(Sql, new { hash = Hash(reference) }, transaction, cancellationToken: cancellationToken)) ?? PinTries.None;
    }

    /// <summary>Keeps the tries for a reference that was locked with <see cref="LockAsync"/>.</summary>
    public async Task SaveAsync(NpgsqlTransaction transaction, Reference reference, PinTries tries, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.pin_tries
               set wrong = @Wrong, lock_at = @LockAt, earlier_lock_at = @EarlierLockAt, staff_only = @StaffOnly
             where reference_hash = @hash
            """;
        var row = new { hash = Hash(reference), tries.Wrong, tries.LockAt, tries.EarlierLockAt, tries.StaffOnly };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Forgets the tries for a reference, its locks included.</summary>
    public async Task ForgetAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = "delete from food.pin_tries where reference_hash = @hash";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { hash = Hash(reference) }, transaction, cancellationToken: cancellationToken));
    }

    private byte[] Hash(Reference reference) => Convert.FromHexString(hasher.Hash("food-pin-tries", reference.Digits));

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
