using Dapper;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>People named to collect for others.</summary>
internal sealed class ProxyStore(FieldCipher cipher)
{
    private const string NameKind = "food-proxy";

    /// <summary>Waits for whoever names the same person in the same round, so that two phones cannot pass the limit together.</summary>
    public static async Task LockPersonAsync(NpgsqlTransaction transaction, byte[] personHash, CancellationToken cancellationToken)
    {
        const string Sql = "select pg_advisory_xact_lock(hashtextextended(encode(@personHash, 'hex'), 0))";
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, new { personHash }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>For how many other households of a round a person was named and still may collect, or has collected.</summary>
    public static Task<int> CountOthersAsync(
        NpgsqlTransaction transaction, long roundId, long applicationId, byte[] personHash, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)::int
              from food.proxies
             where round_id = @roundId and person_hash = @personHash and state <> 'cancelled' and application_id <> @applicationId
            """;
        return Connection(transaction).ExecuteScalarAsync<int>(new CommandDefinition(
            Sql, new { roundId, applicationId, personHash }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Names somebody; whoever was named before must be cancelled first.</summary>
    public async Task AddAsync(NpgsqlTransaction transaction, NewProxy proxy, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.proxies (round_id, application_id, name_cipher, person_hash, salt, code_hash, state, named_at)
                 values (@RoundId, @ApplicationId, @name, @PersonHash, @Salt, @CodeHash, 'active', @At)
            """;
        var row = new
        {
            proxy.RoundId, proxy.ApplicationId, name = cipher.Encrypt(NameKind, proxy.Name), proxy.PersonHash, proxy.Salt, proxy.CodeHash, proxy.At,
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Who may collect for a household now, or null.</summary>
    public async Task<Proxy?> FindActiveAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long roundId, long applicationId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select name_cipher, salt, code_hash
              from food.proxies
             where round_id = @roundId and application_id = @applicationId and state = 'active'
            """;
        var row = await connection.QuerySingleOrDefaultAsync<(byte[] NameCipher, byte[] Salt, byte[] CodeHash)?>(new CommandDefinition(
            Sql, new { roundId, applicationId }, transaction, cancellationToken: cancellationToken));
        return row is { } found ? new Proxy(cipher.Decrypt(NameKind, found.NameCipher), found.Salt, found.CodeHash) : null;
    }

    /// <summary>Households of a round for which somebody else may collect.</summary>
    public static async Task<IReadOnlySet<long>> OfRoundAsync(NpgsqlConnection connection, long roundId, CancellationToken cancellationToken)
    {
        const string Sql = "select application_id from food.proxies where round_id = @roundId and state <> 'cancelled'";
        var rows = await connection.QueryAsync<long>(new CommandDefinition(Sql, new { roundId }, cancellationToken: cancellationToken));
        return rows.ToHashSet();
    }

    /// <summary>Ends the code of a household: it was used, or cancelled.</summary>
    /// <param name="transaction">The transaction of what ends it.</param>
    /// <param name="roundId">The round.</param>
    /// <param name="applicationId">The household; null: all of the round.</param>
    /// <param name="state"><c>used</c> or <c>cancelled</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task EndAsync(
        NpgsqlTransaction transaction, long roundId, long? applicationId, string state, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.proxies
               set state = @state
             where round_id = @roundId and state = 'active' and (@applicationId::bigint is null or application_id = @applicationId)
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { roundId, applicationId, state }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Forgets who was named in rounds that were over before a moment. That somebody else collected stays with the household.</summary>
    public static Task<int> RemoveAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from food.proxies
             where id = any(array(
                   select p.id
                     from food.proxies p
                     join food.rounds r on r.id = p.round_id
                    where r.closes_at < @before
                    order by p.id
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}

/// <summary>Somebody who may collect for a household.</summary>
/// <param name="Name">First name and surname.</param>
/// <param name="Salt">What the code follows from, besides the PIN.</param>
/// <param name="CodeHash">Keyed hash of the code.</param>
internal sealed record Proxy(string Name, byte[] Salt, byte[] CodeHash)
{
    /// <summary>The name as the clerk sees it: <c>T. Mokone</c>.</summary>
    public string ShortName => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, .., var last]
        && first.FirstOrDefault(char.IsLetter) is var initial and not '\0'
            ? $"{char.ToUpperInvariant(initial)}. {last}"
            : Name;
}

/// <summary>Somebody about to be named.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="ApplicationId">The household.</param>
/// <param name="Name">First name and surname.</param>
/// <param name="PersonHash">Equal for one person in one round.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="CodeHash">Keyed hash of the code.</param>
/// <param name="At">When.</param>
internal sealed record NewProxy(
    long RoundId, long ApplicationId, string Name, byte[] PersonHash, byte[] Salt, byte[] CodeHash, DateTimeOffset At);
