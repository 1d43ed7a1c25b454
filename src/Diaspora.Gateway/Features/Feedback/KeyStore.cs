using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>The numbers and PINs that open answers, and the PINs that did not. Numbers stand here as keyed hashes only.</summary>
internal sealed class KeyStore(KeyedHasher hasher)
{
    private const int MostDraws = 20;

    /// <summary>How long the third lock within a day lasts: nobody can come in person for a complaint without a name, so it opens by itself.</summary>
    public static readonly TimeSpan LongLock = TimeSpan.FromHours(24);

    /// <summary>Keyed hash of a number, by which everything about it is found.</summary>
    public byte[] Hash(Reference reference) => Convert.FromHexString(hasher.Hash("feedback-reference", reference.Digits));

    /// <summary>Draws a number that no other complaint has, with the PIN that opens its answer.</summary>
    public async Task<Reference> DrawAsync(NpgsqlTransaction transaction, string pinHash, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.keys (reference_hash, pin_hash)
                 values (@hash, @pinHash)
            on conflict (reference_hash) do nothing
            """;
        for (var draw = 0; draw < MostDraws; draw++)
        {
            var reference = Reference.Draw();
            var command = new CommandDefinition(Sql, new { hash = Hash(reference), pinHash }, transaction, cancellationToken: cancellationToken);
            if (await Connection(transaction).ExecuteAsync(command) == 1) return reference;
        }

        throw new InvalidOperationException($"{MostDraws} references in a row were taken.");
    }

    /// <summary>Slow hash of the PIN of a number; null: there is no such number.</summary>
    public async Task<string?> FindPinAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = "select pin_hash from feedback.keys where reference_hash = @hash";
        return await Connection(transaction).ExecuteScalarAsync<string?>(
            new CommandDefinition(Sql, new { hash = Hash(reference) }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The tries for a number, to look at.</summary>
    public async Task<PinTries> FindTriesAsync(NpgsqlTransaction transaction, Reference reference, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = "select wrong, lock_at, earlier_lock_at, staff_only from feedback.pin_tries where reference_hash = @hash";
        var tries = await Connection(transaction).QuerySingleOrDefaultAsync<PinTries>(
            new CommandDefinition(Sql, new { hash = Hash(reference) }, transaction, cancellationToken: cancellationToken));
        return Opened(tries ?? PinTries.None, now);
    }

    /// <summary>The tries for a number. Whoever types a PIN for it at the same time waits until the transaction ends, so no try is lost.</summary>
    public async Task<PinTries> LockTriesAsync(NpgsqlTransaction transaction, Reference reference, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.pin_tries (reference_hash, tried_at)
                 values (@hash, @now)
            on conflict (reference_hash) do update
                    set tried_at = excluded.tried_at
              returning wrong, lock_at, earlier_lock_at, staff_only
            """;
        return Opened(
            await Connection(transaction).QuerySingleAsync<PinTries>(
                new CommandDefinition(Sql, new { hash = Hash(reference), now }, transaction, cancellationToken: cancellationToken)),
            now);
    }

    /// <summary>Keeps the tries for a number that was locked with <see cref="LockTriesAsync"/>.</summary>
    public async Task SaveTriesAsync(NpgsqlTransaction transaction, Reference reference, PinTries tries, CancellationToken cancellationToken)
    {
        const string Sql = """
            update feedback.pin_tries
               set wrong = @Wrong, lock_at = @LockAt, earlier_lock_at = @EarlierLockAt, staff_only = @StaffOnly
             where reference_hash = @hash
            """;
        var row = new { hash = Hash(reference), tries.Wrong, tries.LockAt, tries.EarlierLockAt, tries.StaffOnly };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    private static PinTries Opened(PinTries tries, DateTimeOffset now) =>
        tries.StaffOnly && now >= tries.LockAt + LongLock ? PinTries.None : tries;

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
