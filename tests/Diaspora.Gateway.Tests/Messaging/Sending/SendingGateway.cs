using System.Globalization;
using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>A gateway that sends by a scripted provider, and its outbox.</summary>
internal sealed class SendingGateway : IAsyncDisposable
{
    /// <summary>A Monday on which nobody has a holiday, at noon in Lesotho.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(2));

    private static int s_lastNumber;
    private readonly GatewayFixture _gateway = new();
    private long _text;

    private SendingGateway()
    {
    }

    public ScriptedProvider Provider { get; } = new();

    public ScriptedProvider Other { get; } = new("other");

    public ManualTime Time => _gateway.Time;

    public GatewayFixture Whole => _gateway;

    public Dispatcher Dispatcher => Get<Dispatcher>();

    public DeliveryReports Reports => Get<DeliveryReports>();

    /// <summary>A gateway with the route <c>one</c> by <see cref="Provider"/>, unless set otherwise.</summary>
    /// <param name="set">Changes settings.</param>
    /// <param name="postgresPort">Where PostgreSQL is reached, when not directly.</param>
    /// <param name="prepare">Whatever else must be done before the first use of the gateway.</param>
    public static async Task<SendingGateway> StartAsync(
        Action<Dictionary<string, string>>? set = null, int? postgresPort = null, Func<GatewayFixture, Task>? prepare = null)
    {
        var gateway = new SendingGateway();
        var settings = gateway._gateway.Settings;
        settings["Messaging:Routes:one:Prefixes:0"] = "+";
        settings["Messaging:Routes:one:Provider"] = "scripted";
        settings["Messaging:Routes:one:Sender"] = "30333";
        settings["Messaging:Routes:one:SegmentsPerSecond"] = "10000";
        settings["Redis:CallTimeout"] = "00:00:05";
        settings["Database:CommandTimeout"] = "00:00:30";
        gateway._gateway.MoreServices = services => services
            .AddSingleton<ISmsProvider>(gateway.Provider).AddSingleton<ISmsProvider>(gateway.Other);
        gateway.Time.MoveTo(Monday);
        await gateway._gateway.InitializeAsync();
        set?.Invoke(settings);
        if (postgresPort is { } port)
            settings["Database:ConnectionString"] =
                new NpgsqlConnectionStringBuilder(gateway._gateway.ConnectionString) { Host = "127.0.0.1", Port = port }.ConnectionString;
        if (prepare is not null) await prepare(gateway._gateway);
        gateway._text = await gateway.ReadAsync<long>("insert into messaging.texts (en, st) values ('Good news', 'Litaba tse monate') returning id");
        return gateway;
    }

    public ValueTask DisposeAsync() => new(_gateway.DisposeAsync());

    public T Get<T>() where T : notnull => _gateway.Services.GetRequiredService<T>();

    public Task DispatchAsync() => _gateway.DispatchAsync();

    /// <summary>A second node: shares the database and Redis, nothing else.</summary>
    public Dispatcher AnotherDispatcher() => ActivatorUtilities.CreateInstance<Dispatcher>(_gateway.Services);

    /// <summary>A phone that may be texted; gives the contact's id and the number.</summary>
    public async Task<(long Id, string Number)> NewContactAsync() => (await NewContactsAsync(1)).Single();

    public async Task<IReadOnlyList<(long Id, string Number)>> NewContactsAsync(int count)
    {
        const string Sql = """
            with phones as
                 (insert into contacts.contacts (phone_hash, phone_cipher, language, number_country, number_prefix, last_seen)
                  select hash, cipher, 'en', 'LS', '2665', '2026-11-01'
                    from unnest(@hashes, @ciphers) as n (hash, cipher)
                  returning id),
                 people as
                 (insert into registration.persons
                         (contact_id, name_cipher, birth_year_cipher, guarded, country, district, topics, registered_at)
                  select id, '\x00', '\x00', false, 'LS', 'LS-A', '{events,money,healthday,news}', '2026-11-01' from phones)
            select id from phones order by id
            """;
        var numbers = Enumerable.Range(0, count)
            .Select(_ => $"+26658{Interlocked.Increment(ref s_lastNumber).ToString("d6", CultureInfo.InvariantCulture)}").ToArray();
        foreach (var number in numbers) SuiteLog.Use(number);
        var (cipher, hasher) = (Get<FieldCipher>(), Get<KeyedHasher>());
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var ids = await connection.QueryAsync<long>(Sql, new
        {
            hashes = numbers.Select(n => hasher.Hash(Msisdn.FromProvider(n)!.Value).ToBytes()).ToArray(),
            ciphers = numbers.Select(n => cipher.Encrypt(ContactStore.NumberKind, n)).ToArray(),
        });
        return [.. ids.Zip(numbers)];
    }

    /// <summary>Puts a message to a new phone into the outbox.</summary>
    public async Task<long> WriteAsync(NewMessage? message = null) => await WriteAsync((await NewContactAsync()).Id, message);

    /// <summary>Puts a message into the outbox.</summary>
    public async Task<long> WriteAsync(long contact, NewMessage? message = null) => (await WriteAsync([contact], message)).Single();

    public async Task<IReadOnlyList<long>> WriteAsync(long[] contacts, NewMessage? message = null)
    {
        const string Sql = """
            insert into messaging.outbox
                   (contact_id, cause, category, text_id, created_at, deliver_by, route, priority, due_at, place, broadcast_id, status)
            select contact, @cause, @Category, @text, @now, @deliverBy, @Route, @Priority, @dueAt, @Place, @Broadcast, 'waiting'
              from unnest(@contacts) as c (contact)
            returning id
            """;
        var of = message ?? new NewMessage();
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var now = Time.GetUtcNow();
        var row = new
        {
            contacts,
            cause = "test/" + Guid.NewGuid().ToString("n"),
            of.Category,
            text = _text,
            now,
            deliverBy = now + of.Worth,
            of.Route,
            of.Priority,
            dueAt = now + of.DueIn,
            of.Place,
            of.Broadcast,
        };
        return (await connection.QueryAsync<long>(Sql, row)).AsList();
    }

    /// <summary>A broadcast in the category news.</summary>
    public Task<long> NewBroadcastAsync(string state = "running", bool urgent = false) => ReadAsync<long>(
        """
        insert into messaging.broadcasts (kind, cause, category, text_id, audience, urgent, due_at, worth, state, created_at)
        values ('announcement', gen_random_uuid()::text, 'news', @text, '{}', @urgent, now(), interval '1 day', @state, now())
        returning id
        """,
        new { text = _text, urgent, state });

    /// <summary>How a message stands.</summary>
    public Task<StoredMessage> FindAsync(long id) => ReadAsync<StoredMessage>(
        """
        select status, reason, attempts, provider, provider_id, segments, due_at, lease_until, settled_at
          from messaging.outbox
         where id = @id
        """,
        new { id });

    /// <summary>Status of a message.</summary>
    public async Task<string> StatusAsync(long id) => (await FindAsync(id)).Status;

    /// <summary>Numbers of messages by status.</summary>
    public async Task<Dictionary<string, int>> CountAsync()
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Status, int Count)>("select status, count(*)::int from messaging.outbox group by status");
        return rows.ToDictionary(r => r.Status, r => r.Count);
    }

    public async Task<T> ReadAsync<T>(string sql, object? arguments = null)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, arguments);
    }

    public async Task ExecuteAsync(string sql, object? arguments = null)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, arguments);
    }

    /// <summary>The person wants no messages any more.</summary>
    public async Task StopAsync(string number)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SuppressionStore.StopAsync(transaction, HashOf(number), SuppressionSource.Menu, Time.GetUtcNow(), CancellationToken.None);
        await transaction.CommitAsync();
    }

    public PhoneHash HashOf(string number) => Get<KeyedHasher>().Hash(Msisdn.FromProvider(number)!.Value);

    /// <summary>A report by the id that the scripted provider gave.</summary>
    public Task ReportAsync(long message, int attempt, ReportStatus status, string? reason = null) => Reports.TakeAsync(
        new DeliveryReport("scripted", null, ScriptedProvider.IdOf(message, attempt), null, status, reason), CancellationToken.None);
}

/// <summary>A message as a test writes it.</summary>
internal sealed record NewMessage
{
    public string Category { get; init; } = "service";

    public string Route { get; init; } = "one";

    public int Priority { get; init; } = 1;

    public TimeSpan DueIn { get; init; }

    public TimeSpan Worth { get; init; } = TimeSpan.FromDays(1);

    public string Place { get; init; } = "LS";

    public long? Broadcast { get; init; }
}

/// <summary>A message as it stands in the outbox.</summary>
internal sealed record StoredMessage
{
    public required string Status { get; init; }

    public required string? Reason { get; init; }

    public required short Attempts { get; init; }

    public required string? Provider { get; init; }

    public required string? ProviderId { get; init; }

    public required short? Segments { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset? LeaseUntil { get; init; }

    public required DateTimeOffset? SettledAt { get; init; }
}
