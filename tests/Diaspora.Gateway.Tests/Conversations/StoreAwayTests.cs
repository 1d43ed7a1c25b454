using System.Diagnostics;
using Diaspora.Gateway.Tests.Database;
using Diaspora.Gateway.Tests.Harness;
using Npgsql;

namespace Diaspora.Gateway.Tests.Conversations;

public sealed class StoreAwayTests : IAsyncLifetime
{
    private const string Resting = "END\nThe service is resting. Please try again in a few minutes. Nothing was lost.";
    private GatewayFixture _gateway = null!;
    private TcpProxy _postgres = null!;
    private TcpProxy _redis = null!;

    public async Task InitializeAsync()
    {
        var redis = TestServers.Redis.Split(':');
        var postgres = new NpgsqlConnectionStringBuilder(TestServers.Postgres);
        _redis = new TcpProxy(redis[0], int.Parse(redis[1], System.Globalization.CultureInfo.InvariantCulture));
        _postgres = new TcpProxy(postgres.Host!, postgres.Port);
        _gateway = await CountingGateway.StartAsync(gateway =>
        {
            gateway.Settings["Redis:Configuration"] = $"127.0.0.1:{_redis.Port}";
            gateway.Settings["Database:ConnectionString"] =
                new NpgsqlConnectionStringBuilder(gateway.ConnectionString) { Host = "127.0.0.1", Port = _postgres.Port }.ConnectionString;
        });
    }

    public async Task DisposeAsync()
    {
        _postgres.GoOn();
        _redis.GoOn();
        await _gateway.DisposeAsync();
        _postgres.Dispose();
        _redis.Dispose();
    }

    [Fact]
    public async Task When_postgresql_hangs_the_person_is_told_within_two_seconds_and_nothing_is_half_done()
    {
        var phone = await AtTheCheckAsync("+26650000221");
        _postgres.Hang();

        (await WithinTwoSecondsAsync(() => phone.PressAsync("1"))).ShouldBe(Resting);

        _postgres.GoOn();
        (await _gateway.CountAsync()).ShouldBeLessThanOrEqualTo(1);
        (await phone.SendAsync()).ShouldStartWith("CON\npelo is number 1");
        (await _gateway.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task When_postgresql_is_away_the_person_is_told_in_the_language_chosen_before()
    {
        var phone = _gateway.Phone("+26650000222");
        await phone.DialAsync();
        await phone.PressAsync("1", "1", "pelo");
        _postgres.GoAway();

        (await WithinTwoSecondsAsync(() => phone.PressAsync("1"))).ShouldStartWith("END\nTs'ebeletso ha e fumanehe");
    }

    [Fact]
    public async Task A_text_that_stops_messages_counts_while_redis_is_away()
    {
        var phone = _gateway.Phone("+27600000226");
        _redis.GoAway();

        await phone.TextAsync("EMISA");

        (await phone.NextMessageAsync()).ShouldNotBeNull().ShouldStartWith("Basotho Line: u ke ke ua hlola");
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select count(*) from messaging.suppressions", connection);
        (await command.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_redis_is_away_or_hangs_the_person_is_told_within_two_seconds_and_goes_on_afterwards(bool hangs)
    {
        var phone = await AtTheCheckAsync(hangs ? "+26650000223" : "+26650000224");
        if (hangs) _redis.Hang();
        else _redis.GoAway();

        (await WithinTwoSecondsAsync(() => phone.PressAsync("1"))).ShouldBe(Resting);
        (await _gateway.CountAsync()).ShouldBe(0);

        _redis.GoOn();
        await UntilReadyAsync();
        (await phone.SendAsync()).ShouldStartWith("CON\npelo is number 1");
        (await _gateway.CountAsync()).ShouldBe(1);
    }

    private async Task<Phone> AtTheCheckAsync(string number)
    {
        var phone = _gateway.Phone(number);
        await phone.DialAsync();
        (await phone.PressAsync("2", "1", "pelo")).ShouldStartWith("CON\nSend pelo?");
        return phone;
    }

    /// <summary>The client reconnects by itself, at its own pace.</summary>
    private async Task UntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await _gateway.Client.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode) await Task.Delay(100, patience.Token);
    }

    private static async Task<string> WithinTwoSecondsAsync(Func<Task<string>> turn)
    {
        var watch = Stopwatch.StartNew();
        var answer = await turn();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2.3));
        return answer;
    }
}
