using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Features.Announcements;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Messaging.Sending;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>A gateway with staff who announce things, people who get them, and a provider that remembers what it sent.</summary>
public sealed class Directorate : IAsyncLifetime
{
    /// <summary>Where announcements live.</summary>
    public const string Place = "/api/announcements";

    private static int s_lastNumber;
    private readonly StaffGateway _gateway = new();

    internal ScriptedProvider Provider { get; } = new();

    internal GatewayFixture Gateway => _gateway;

    internal ManualTime Time => _gateway.Time;

    internal StaffClient Mpho { get; private set; } = null!;

    internal StaffClient Malineo { get; private set; } = null!;

    internal StaffClient Tumelo { get; private set; } = null!;

    /// <summary>Fewest phones of an audience; before the first use.</summary>
    internal string MinimumAudience { get; init; } = "1";

    public async Task InitializeAsync()
    {
        var settings = _gateway.Settings;
        settings["Announcements:MinimumAudience"] = MinimumAudience;
        settings["Messaging:Concurrency"] = "4";
        settings["Database:CommandTimeout"] = "00:00:30";
        settings["Redis:CallTimeout"] = "00:00:05";
        foreach (var (name, prefix, twoWay) in new[] { ("home", "+266", "false"), ("abroad", "+", "true") })
        {
            settings[$"Messaging:Routes:{name}:Prefixes:0"] = prefix;
            settings[$"Messaging:Routes:{name}:Provider"] = "scripted";
            settings[$"Messaging:Routes:{name}:TwoWay"] = twoWay;
            settings[$"Messaging:Routes:{name}:SegmentsPerSecond"] = "10000";
        }

        settings["Messaging:Routes:abroad:CostPerSegment"] = "0.25";
        settings["Messaging:Routes:abroad:Currency"] = "ZAR";
        _gateway.MoreServices = services => services.AddSingleton<ISmsProvider>(Provider);
        await _gateway.InitializeAsync();
        Mpho = await StaffClient.CreateAsync(_gateway, "Mpho", StaffRole.Author, StaffRole.Approver);
        Malineo = await StaffClient.CreateAsync(_gateway, "'Malineo", StaffRole.Approver);
        Tumelo = await StaffClient.CreateAsync(_gateway, "Tumelo", StaffRole.Approver);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    /// <summary>The clock of Lesotho shows this.</summary>
    internal void MoveTo(string moment) => Time.MoveTo(
        new DateTimeOffset(DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(2)));

    /// <summary>People with a phone each; gives their numbers.</summary>
    internal async Task<IReadOnlyList<string>> AddPeopleAsync(
        int count, string country = "LS", string district = "LS-E", string topics = "events,money,healthday,news", string? town = null,
        bool guarded = false, string language = "en")
    {
        const string Sql = """
              with phones as
                   (insert into contacts.contacts (phone_hash, phone_cipher, language, number_country, number_prefix, last_seen)
                    select hash, cipher, @language, @country, @prefix, '2026-11-01'
                      from unnest(@hashes, @ciphers) as n (hash, cipher)
                    returning id)
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, town, district, topics, registered_at)
            select id, '', '', @guarded, @country, @town, @district, string_to_array(@topics, ','), now() from phones
            """;
        var start = country switch { "ZA" => "+27820", "GB" => "+4474001", _ => "+26658" };
        var numbers = Enumerable.Range(0, count)
            .Select(_ => start + Interlocked.Increment(ref s_lastNumber).ToString(country == "GB" ? "d5" : "d6", CultureInfo.InvariantCulture)).ToArray();
        foreach (var number in numbers) SuiteLog.Use(number);
        var cipher = _gateway.Services.GetRequiredService<FieldCipher>();
        var phones = numbers.Select(n => Msisdn.FromProvider(n)!.Value).ToArray();
        await ExecuteAsync(Sql, new
        {
            language,
            country,
            prefix = phones[0].Prefix,
            district,
            topics,
            town,
            guarded,
            hashes = phones.Select(p => _gateway.Hasher.Hash(p).ToBytes()).ToArray(),
            ciphers = numbers.Select(n => cipher.Encrypt(ContactStore.NumberKind, n)).ToArray(),
        });
        return numbers;
    }

    /// <summary>The person wants no messages any more.</summary>
    internal async Task StopAsync(string number)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var hash = _gateway.Hasher.Hash(Msisdn.FromProvider(number)!.Value);
        await SuppressionStore.StopAsync(transaction, hash, SuppressionSource.Reply, Time.GetUtcNow(), CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>What the job of each minute does.</summary>
    internal Task ReleaseAsync() => _gateway.Services.GetRequiredService<AnnouncementReleases>().ReleaseDueAsync(Time.GetUtcNow(), CancellationToken.None);

    /// <summary>Everything that is due leaves.</summary>
    internal Task DispatchAsync() => _gateway.DispatchAsync();

    /// <summary>A node of its own that shares the database and Redis.</summary>
    internal Dispatcher AnotherNode() => ActivatorUtilities.CreateInstance<Dispatcher>(_gateway.Services);

    /// <summary>Stores a draft of Mpho's and gives its id.</summary>
    internal async Task<long> CreateAsync(object draft)
    {
        var made = await Mpho.PostAsync(Place, draft);
        made.Status.ShouldBe(201, made.Text);
        return made.Json.GetProperty("id").GetInt64();
    }

    /// <summary>Stores a draft of Mpho's that 'Malineo approves; gives its id.</summary>
    internal async Task<long> CreateApprovedAsync(object draft)
    {
        var id = await CreateAsync(draft);
        await DoAsync(Mpho, id, "submit", new { version = 1 });
        await DoAsync(Malineo, id, "approve", new { version = 1 });
        return id;
    }

    /// <summary>Changes a draft of which Mpho has read a version; null: no version is said.</summary>
    internal Task<ApiAnswer> ChangeAsync(long id, int? version, object draft)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Place}/{id}")
        {
            Content = new StringContent(JsonSerializer.Serialize(draft, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
        };
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return Mpho.SendAsync(request);
    }

    /// <summary>An approver's key of somebody.</summary>
    internal Task<StaffClient> AnotherKeyAsync(string owner) => StaffClient.CreateAsync(_gateway, owner, StaffRole.Approver);

    /// <summary>Does something that must succeed.</summary>
    internal static async Task<JsonElement> DoAsync(StaffClient who, long id, string act, object? body = null)
    {
        var answer = await who.PostAsync($"{Place}/{id}/{act}", body);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json;
    }

    /// <summary>Numbers of messages by status.</summary>
    internal async Task<Dictionary<string, long>> ResultsAsync(long id)
    {
        var answer = await Mpho.GetAsync($"{Place}/{id}/results");
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Json.GetProperty("counts").EnumerateArray()
            .GroupBy(c => c.GetProperty("status").GetString()!).ToDictionary(g => g.Key, g => g.Sum(c => c.GetProperty("messages").GetInt64()));
    }

    internal async Task<T?> ScalarAsync<T>(string sql, object? arguments = null)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, arguments);
    }

    internal async Task ExecuteAsync(string sql, object arguments)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, arguments);
    }
}
