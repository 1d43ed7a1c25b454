using Dapper;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Tests.Conversations;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Insights;

public sealed class ScreenCountsTests : IAsyncLifetime
{
    private const string Quiet = """
        flow: quiet
        version: 1
        start: ask
        private: yes
        screens:
          ask:
            choose:
              text: {en: Are you safe?, st: U bolokehile?}
              options:
                1: {en: "Yes", st: E, go: calm}
          calm:
            end: {text: {en: Thank you, st: Kea leboha}}
        """;

    private GatewayFixture _gateway = null!;

    public async Task InitializeAsync() => _gateway = await CountingGateway.StartAsync(gateway =>
    {
        var main = Path.Combine(gateway.Settings["Conversations:FlowsDirectory"], "main.yaml");
        File.WriteAllText(main, File.ReadAllText(main).Replace(
            "    2: {en: Nothing, st: Letho, go: nothing}", "    2: {en: Nothing, st: Letho, go: nothing}\n        3: {en: Quiet, st: Khutso, go: flow:quiet}",
            StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(main)!, "quiet.yaml"), Quiet);
    });

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task It_shows_where_people_leave_and_nothing_of_a_private_service()
    {
        var stays = _gateway.Phone("+26650000211");
        await stays.DialAsync();
        await stays.PressAsync("2", "1", "pelo");
        var leaves = _gateway.Phone("+26650000212");
        await leaves.DialAsync();
        await leaves.PressAsync("2");
        var hidden = _gateway.Phone("+26650000213");
        await hidden.DialAsync();
        (await hidden.PressAsync("2", "3")).ShouldContain("Are you safe?");
        await hidden.PressAsync("1");

        await WriteAsync();

        // Whoever went on to the private service is not counted at the screen before, as if they had left nowhere.
        (await ReadAsync()).ShouldBe("""
            screen-answered main/home 1
            screen-answered main/language 3
            screen-answered main/word 1
            screen-shown main/check 1
            screen-shown main/home 2
            screen-shown main/language 3
            screen-shown main/word 1
            sessions ussd/ 3
            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task A_repeated_request_counts_once_and_what_could_not_be_written_is_written_later()
    {
        var counts = _gateway.Services.GetRequiredService<AnonymousCounts>();
        var phone = _gateway.Phone("+26650000214");
        await phone.DialAsync();
        await phone.SendAsync();

        foreach (var (measure, cells) in counts.Take()) counts.PutBack(measure, cells);
        await WriteAsync();
        await WriteAsync();

        (await ReadAsync()).ShouldBe("screen-shown main/language 1\nsessions ussd/ 1", StringCompareShould.IgnoreLineEndings);
    }

    private Task<long> WriteAsync() => _gateway.Services.GetRequiredService<CountWriter>().WriteAsync(CancellationToken.None);

    private async Task<string> ReadAsync()
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string>("""
            select string_agg(measure || ' ' || a || '/' || b || ' ' || count, E'\n' order by measure, a, b)
              from (select measure, a, b, sum(count) as count from insights.daily group by measure, a, b having sum(count) <> 0) as counted
            """) ?? "";
    }
}
