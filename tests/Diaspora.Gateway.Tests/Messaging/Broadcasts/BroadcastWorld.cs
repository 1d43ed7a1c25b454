using Dapper;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Tests.Database;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Messaging.Broadcasts;

/// <summary>People in a database of a test's own, and the broadcasts to them.</summary>
public sealed class BroadcastWorld : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private int _phones;

    internal ManualTime Time { get; } = new(GatewayFixture.FirstNoon);

    internal RouteTable Routes { get; } = new(Options.Create(new MessagingOptions
    {
        Routes =
        {
            ["home"] = new RouteSettings { Prefixes = ["+266"], Provider = "simulator" },
            ["abroad"] = new RouteSettings { Prefixes = ["+27", "+44", "+1"], Provider = "simulator", TwoWay = true },
        },
    }));

    internal Gateway.Messaging.Broadcasts.Broadcasts Broadcasts => field ??= new(_database.DataSource, Routes, Time);

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    /// <summary>A phone with one person who agreed to everything; gives the contact's id.</summary>
    internal async Task<long> AddAsync(
        string country = "LS", string prefix = "2665", string district = "LS-E", string? town = null, string? language = "en", bool guarded = false,
        string topics = "events,money,healthday,news", bool number = true)
    {
        const string Sql = """
            insert into contacts.contacts (phone_hash, phone_cipher, language, number_country, number_prefix, last_seen)
                 values (sha256(@phone::text::bytea), @cipher, @language, @country, @prefix, '2026-11-21')
            returning id
            """;
        var phone = $"broadcast {Interlocked.Increment(ref _phones)}";
        var id = await ScalarAsync<long>(Sql, new { phone, cipher = number ? new byte[] { 1 } : null, language, country, prefix });
        await AddPersonAsync(id, country, district, town, guarded, topics);
        return id;
    }

    /// <summary>One more person on a phone.</summary>
    internal Task AddPersonAsync(
        long contactId, string country = "LS", string district = "LS-E", string? town = null, bool guarded = false, string topics = "events") =>
        ExecuteAsync(
            """
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, town, district, topics, registered_at)
                 values (@contactId, '', '', @guarded, @country, @town, @district, string_to_array(@topics, ','), now())
            """,
            new { contactId, country, district, town, guarded, topics });

    internal Task StopAsync(long contactId) => ExecuteAsync(
        "insert into messaging.suppressions select phone_hash, @now, 'menu' from contacts.contacts where id = @contactId",
        new { contactId, now = Time.GetUtcNow() });

    /// <summary>Orders a broadcast; due at once unless said.</summary>
    internal async Task<long> CreateAsync(
        string cause, Audience? audience = null, string category = "events", bool urgent = false, DateTimeOffset? dueAt = null, DateTime? dueLocal = null,
        TimeSpan? worth = null)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var ordered = new NewBroadcast(
            "announcement", cause, category, "Words.", "Mantsoe.", audience ?? new Audience(), urgent, dueLocal is null ? dueAt ?? Time.GetUtcNow() : null,
            dueLocal, worth ?? TimeSpan.FromDays(4));
        var id = await Broadcasts.CreateAsync(transaction, ordered, CancellationToken.None);
        await transaction.CommitAsync();
        return id;
    }

    internal async Task<bool> ChangeAsync(Func<Npgsql.NpgsqlTransaction, Task<bool>> change)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var changed = await change(transaction);
        await transaction.CommitAsync();
        return changed;
    }

    /// <summary>Contacts that a broadcast has a row for, in order.</summary>
    internal async Task<IReadOnlyList<long>> RecipientsAsync(long id)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return (await connection.QueryAsync<long>("select contact_id from messaging.outbox where broadcast_id = @id order by contact_id", new { id })).AsList();
    }

    internal async Task<T?> ScalarAsync<T>(string sql, object arguments)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, arguments);
    }

    internal async Task ExecuteAsync(string sql, object arguments)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, arguments);
    }
}
