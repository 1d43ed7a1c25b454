using Dapper;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Api;

/// <summary>A post that may come again.</summary>
/// <param name="KeyId">Number of the API key it came with.</param>
/// <param name="Key">Its <c>Idempotency-Key</c>.</param>
/// <param name="Route">Where it was posted to.</param>
/// <param name="BodyHash">Keyed hash of its body.</param>
internal sealed record KeyedPost(long KeyId, string Key, string Route, byte[] BodyHash);

/// <summary>What is kept of a post.</summary>
internal sealed record KeptPost
{
    /// <summary>Where it was posted to.</summary>
    public required string Route { get; init; }

    /// <summary>Keyed hash of its body.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>Status of the answer; null: it still runs.</summary>
    public int? Status { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string? ContentType { get; init; }

    /// <summary>Address of what the post made.</summary>
    public string? Location { get; init; }

    /// <summary>Body of the answer.</summary>
    public byte[]? Response { get; init; }
}

/// <summary>Posts with an <c>Idempotency-Key</c> and their answers.</summary>
internal sealed class IdempotencyStore(NpgsqlDataSource database)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>How long a post may run before its node counts as lost; every wait inside one is bounded far below.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Notes that a post runs; false when one with its key has come before and was not lost.</summary>
    public async Task<bool> TryBeginAsync(KeyedPost post, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from staff.idempotency where key_id = @KeyId and key = @Key and created_at <= @old;

            insert into staff.idempotency (key_id, key, route, body_hash, created_at, running_until)
                 values (@KeyId, @Key, @Route, @BodyHash, @now, @until)
            on conflict (key_id, key) do update
                    set running_until = excluded.running_until
                  where idempotency.status is null and idempotency.running_until <= @now
                    and idempotency.route = excluded.route and idempotency.body_hash = excluded.body_hash
              returning true;
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = new { post.KeyId, post.Key, post.Route, post.BodyHash, now, until = now + s_patience, old = now - Memory };
        return await connection.ExecuteScalarAsync<bool?>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken)) ?? false;
    }

    /// <summary>What is kept of the post with the same key, or null when it was forgotten meanwhile.</summary>
    public async Task<KeptPost?> FindAsync(KeyedPost post, CancellationToken cancellationToken)
    {
        const string Sql = """
            select route, body_hash, status, content_type, location, response
              from staff.idempotency
             where key_id = @KeyId and key = @Key
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<KeptPost>(new CommandDefinition(Sql, post, cancellationToken: cancellationToken));
    }

    /// <summary>Keeps the answer.</summary>
    public async Task KeepAsync(
        KeyedPost post, int status, string? contentType, string? location, byte[] response, CancellationToken cancellationToken)
    {
        const string Sql = """
            update staff.idempotency
               set status = @status, content_type = @contentType, location = @location, response = @response
             where key_id = @KeyId and key = @Key
            """;
        var row = new { post.KeyId, post.Key, status, contentType, location, response };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, cancellationToken: cancellationToken));
    }

    /// <summary>Forgets a post that failed through our fault, so that it can be sent again.</summary>
    public async Task ForgetAsync(KeyedPost post, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from staff.idempotency where key_id = @KeyId and key = @Key and status is null
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, post, cancellationToken: cancellationToken));
    }

    /// <summary>Removes a piece of the posts that came before a moment; gives how many.</summary>
    public static Task<int> RemoveAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from staff.idempotency
             where (key_id, key) in (select key_id, key from staff.idempotency where created_at <= @before order by created_at limit @limit)
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }
}
