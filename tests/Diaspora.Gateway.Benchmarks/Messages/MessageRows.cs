using System.Diagnostics;
using Diaspora.Gateway.Benchmarks.Servers;
using Diaspora.Gateway.Database;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Benchmarks.Messages;

/// <summary>The rows that messages are made of, and the barest way to write each.</summary>
internal sealed class MessageRows(BenchDatabase database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source =
        NpgsqlDataSource.Create(database.ConnectionString + ";Maximum Pool Size=70;Max Auto Prepare=20;Command Timeout=600");

    /// <summary>Fills the database with people.</summary>
    public Task FillAsync(int people, CancellationToken cancellationToken)
    {
        var ring = new DirectoryInfo(Path.Combine(database.KeyDirectory, "ring"));
        var cipher = new FieldCipher(DataProtectionProvider.Create(ring, options => options.SetApplicationName("Diaspora.Gateway")));
        return ContactSeed.FillAsync(_source, cipher, people, cancellationToken);
    }

    /// <summary>Writes the rows of an announcement with all values given; rows a second. They go again.</summary>
    public async Task<double> InsertPlainAsync(CancellationToken cancellationToken)
    {
        var broadcast = await AddBroadcastAsync("plain", cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var rows = await InsertAsync(broadcast, limit: null, cancellationToken);
        var rate = rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await EmptyAsync(cancellationToken);
        return rate;
    }

    /// <summary>Writes the rows of an announcement as the gateway does; rows a second, and the most bytes that stood on the heap meanwhile.</summary>
    public async Task<(double Rate, long MostBytes)> ExpandAsync(CancellationToken cancellationToken)
    {
        DapperSetup.Apply();
        var routes = new RouteTable(Options.Create(new MessagingOptions
        {
            Routes = { ["bulk"] = new RouteSettings { Prefixes = ["+"], Provider = "kannel", TwoWay = true } },
        }));
        var broadcasts = new Broadcasts(_source, routes, TimeProvider.System);
        var id = await OrderAsync(broadcasts, cancellationToken);
        var most = 0L;
        await using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 100);
        var start = Stopwatch.GetTimestamp();
        if (!await broadcasts.ExpandAsync(id, cancellationToken)) throw new InvalidOperationException("The announcement was not written.");
        var took = Stopwatch.GetElapsedTime(start);
        return ((await broadcasts.ResultsAsync(id, cancellationToken))!.With("waiting") / took.TotalSeconds, most);
    }

    /// <summary>Leaves nothing but so many rows that wait.</summary>
    public async Task InsertFewAsync(int rows, CancellationToken cancellationToken)
    {
        await EmptyAsync(cancellationToken);
        await InsertAsync(await AddBroadcastAsync("few", cancellationToken), rows, cancellationToken);
    }

    /// <summary>Sends texts and notes each, with nothing between; texts a second.</summary>
    public async Task<double> SendBareAsync(ServerProcess provider, int count, int atOnce, CancellationToken cancellationToken)
    {
        const string Sql = "update messaging.outbox set status = 'sent', sent_at = now(), provider = 'kannel', segments = 1 where id = $1";
        await InsertFewAsync(count, cancellationToken);
        var ids = await IdsAsync("waiting", count, cancellationToken);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = atOnce };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://{provider.Address}") };
        const string Text = "?username=bench&password=bench&from=30333&to=%2B27600000000&text=Homecoming";
        return await Crowd.RateAsync(count, atOnce, async i =>
        {
            using var answer = await client.GetAsync(new Uri(ProviderServer.SendPath + Text, UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
            await RunAsync(Sql, ids[i], cancellationToken);
        });
    }

    /// <summary>Notes that messages arrived, with nothing between; updates a second.</summary>
    public Task<double> UpdateBareAsync(long[] ids, int atOnce, CancellationToken cancellationToken)
    {
        const string Sql = "update messaging.outbox set status = 'delivered', settled_at = now() where id = $1 and status = 'sent'";
        return Crowd.RateAsync(ids.Length, atOnce, i => RunAsync(Sql, ids[i], cancellationToken));
    }

    /// <summary>Makes all messages sent ones, and gives the ids of some.</summary>
    public async Task<long[]> SentAsync(int count, CancellationToken cancellationToken)
    {
        await InsertFewAsync(count, cancellationToken);
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        const string Sql = "update messaging.outbox set status = 'sent', attempts = 1, sent_at = now(), provider = 'kannel', segments = 1";
        await ContactSeed.ExecuteAsync(connection, Sql, cancellationToken);
        return await IdsAsync("sent", count, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> OrderAsync(Broadcasts broadcasts, CancellationToken cancellationToken)
    {
        // Urgent, so that the hour at which the benchmark runs does not matter.
        var order = new NewBroadcast(
            "announcement", "announcement/1", "news", "Homecoming is on 19-20 Dec.", "Homecoming e ka 19-20 Ts'itoe.", new Audience(), Urgent: true,
            TimeProvider.System.GetUtcNow(), DueLocal: null, Worth: TimeSpan.FromDays(1));
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await broadcasts.CreateAsync(transaction, order, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        const string Sql = "truncate messaging.outbox, messaging.failed_attempts; delete from messaging.broadcasts";
        await ContactSeed.ExecuteAsync(connection, Sql, cancellationToken);
    }

    private async Task<long> AddBroadcastAsync(string cause, CancellationToken cancellationToken)
    {
        const string Sql = """
            with words as
                 (insert into messaging.texts (en, st) values ('Homecoming is on 19-20 Dec.', 'Homecoming e ka 19-20 Ts''itoe.') returning id)
            insert into messaging.broadcasts (kind, cause, category, text_id, audience, urgent, due_at, worth, expanded_at, created_at)
            select 'announcement', $1, 'news', id, '{}', true, now(), '1 day', now(), now() from words
            returning id
            """;
        await using var command = _source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cause });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> InsertAsync(long broadcast, int? limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into messaging.outbox
                   (contact_id, cause, category, text_id, broadcast_id, created_at, deliver_by, route, priority, due_at, place)
            select c.id, 'announcement/' || b.id, b.category, b.text_id, b.id, now(), now() + interval '1 day', 'bulk', 3, now(), 'ZA'
              from contacts.contacts c, messaging.broadcasts b
             where b.id = $1
             limit $2
            """;
        await using var command = _source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = broadcast });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)(long?)limit ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long[]> IdsAsync(string status, int count, CancellationToken cancellationToken)
    {
        var ids = new List<long>(count);
        await using var command = _source.CreateCommand("select id from messaging.outbox where status = $1 order by id limit $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = status });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetInt64(0));
        return [.. ids];
    }

    private async Task RunAsync(string sql, long id, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
