using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Lists that were looked through.</summary>
internal sealed class ImportStore(FieldCipher cipher)
{
    private const string ContentKind = "food-import";

    private const string Read = """
        select id, source_name, source_date, encode(content_hash, 'hex') as content_hash, districts, lines, known, state, checked_by, checked_at,
               ended_by, ended_at
          from food.imports
        """;

    /// <summary>Lists all of whose districts are reached, the newest first.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="districts">The districts; null: all of them.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<ListImport>> ListAsync(
        NpgsqlConnection connection, string[]? districts, int limit, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where @districts::text[] is null or districts <@ @districts
             order by id desc
             limit @limit
            """;
        var rows = await connection.QueryAsync<ListImport>(new CommandDefinition(Sql, new { districts, limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>A list, or null; nobody else ends it until the transaction does.</summary>
    public static Task<ListImport?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where id = @id
               for update
            """;
        return Connection(transaction).QuerySingleOrDefaultAsync<ListImport>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>A list, or null.</summary>
    public static Task<ListImport?> FindAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where id = @id
            """;
        return connection.QuerySingleOrDefaultAsync<ListImport>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>The list of a file that waits or was applied, or null.</summary>
    public static Task<ListImport?> FindSameAsync(NpgsqlTransaction transaction, byte[] contentHash, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where content_hash = @contentHash and state <> 'given-up'
            """;
        return Connection(transaction).QuerySingleOrDefaultAsync<ListImport>(
            new CommandDefinition(Sql, new { contentHash }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Keeps a list for a second person; null when the same file came at the same moment.</summary>
    public Task<long?> AddAsync(NpgsqlTransaction transaction, NewImport import, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.imports
                   (programme_id, source_name, source_date, content_hash, content_cipher, districts, lines, known, state, checked_by, checked_at)
            values (@ProgrammeId, @SourceName, @SourceDate, @ContentHash, @content, @districts, @lines, @Known, 'checked', @By, @At)
            on conflict (content_hash) where state <> 'given-up' do nothing
            returning id
            """;
        var row = new
        {
            import.ProgrammeId, import.SourceName, import.SourceDate, import.ContentHash, import.Known, import.By, import.At,
            content = cipher.Encrypt(ContentKind, JsonSerializer.Serialize(import.People)),
            districts = import.People.Select(p => p.District).Distinct().Order(StringComparer.Ordinal).ToArray(),
            lines = import.People.Count,
        };
        return Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, row, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    /// <summary>The people of a list that waits, and its programme.</summary>
    public async Task<(long ProgrammeId, IReadOnlyList<ListedPerson> People)> ContentAsync(
        NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select programme_id, content_cipher from food.imports where id = @id and content_cipher is not null";
        var (programme, content) = await Connection(transaction).QuerySingleAsync<(long, byte[])>(new CommandDefinition(
            Sql, new { id }, transaction, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
        return (programme, JsonSerializer.Deserialize<List<ListedPerson>>(cipher.Decrypt(ContentKind, content)) ?? []);
    }

    /// <summary>Ends a list: it is applied or given up, and its people are not kept here any more.</summary>
    public static async Task EndAsync(
        NpgsqlTransaction transaction, long id, string state, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = "update food.imports set state = @state, content_cipher = null, ended_by = @by, ended_at = @now where id = @id";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, state, by, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Gives lists up for which no second person came.</summary>
    public static Task<int> GiveUpAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.imports
               set state = 'given-up', content_cipher = null, ended_by = 'nobody came', ended_at = now()
             where id = any(array(
                   select id
                     from food.imports
                    where state = 'checked' and checked_at < @before
                    order by id
                    limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
