using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.History;

/// <summary>How messages went, as operators see it.</summary>
public sealed class MessageEndpointsTests : IAsyncLifetime
{
    private const string Register = "*384*266*2*1*1*1*1*Palesa Nkuebe*1988*1*Welkom*1*2*1#";
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_list_holds_no_words_no_cause_and_no_whole_number()
    {
        var operators = await OperatorAsync("+27600000501");

        var answer = await operators.GetAsync("/api/messages");

        var message = answer.Json.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        message.GetProperty("phone").GetString().ShouldBe("+27 6*** ***01");
        message.GetProperty("status").GetString().ShouldBe("waiting");
        message.GetProperty("route").GetString().ShouldBe("abroad");
        answer.Json.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var secret in new[] { "600000501", "Palesa", "registered", "registration" }) answer.Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Pages_follow_each_other_from_the_newest_to_the_oldest()
    {
        var operators = await OperatorAsync("+27600000502", "+27600000503", "+27600000504");

        var first = (await operators.GetAsync("/api/messages?limit=2")).Json;
        var second = (await operators.GetAsync($"/api/messages?limit=2&after={first.GetProperty("next").GetInt64()}")).Json;

        Ids(first).Concat(Ids(second)).ShouldBe([3L, 2L, 1L]);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("category=service", 1)]
    [InlineData("category=news", 0)]
    [InlineData("status=waiting", 1)]
    [InlineData("status=failed", 0)]
    [InlineData("route=abroad", 1)]
    [InlineData("route=home", 0)]
    [InlineData("since=2026-11-21T10:00:00Z", 1)]
    [InlineData("since=2026-11-21T10:00:01Z", 0)]
    public async Task A_filter_leaves_what_it_names(string filter, int left)
    {
        var operators = await OperatorAsync("+27600000505");

        var answer = await operators.GetAsync("/api/messages?" + filter);

        Ids(answer.Json).Count().ShouldBe(left);
    }

    [Theory]
    [InlineData("status=lost", 422, "status")]
    [InlineData("category=gossip", 422, "category")]
    [InlineData("limit=0", 422, "limit")]
    [InlineData("limit=201", 422, "limit")]
    [InlineData("limit=many", 400, "limit")]
    [InlineData("after=-1", 422, "limit")]
    [InlineData("after=last", 400, "after")]
    [InlineData("since=yesterday", 400, "since")]
    public async Task A_filter_that_nobody_understands_is_refused(string filter, int status, string field)
    {
        var operators = await OperatorAsync();

        var answer = await operators.GetAsync("/api/messages?" + filter);

        answer.Status.ShouldBe(status, answer.Text);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task The_history_of_a_message_tells_every_attempt()
    {
        var operators = await OperatorAsync("+27600000506");
        await using (var connection = await _gateway.Database.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("""
                insert into messaging.failed_attempts (message_id, attempt, provider, provider_id, at, reason)
                     values (1, 1, 'simulator', null, '2026-11-21T10:00:05Z', 'unreachable');
                update messaging.outbox
                   set status = 'delivered', provider = 'simulator', provider_id = 'x-2', attempts = 2, segments = 1,
                       sent_at = '2026-11-21T10:01:00Z', settled_at = '2026-11-21T10:01:04Z';
                """);
        }

        var history = (await operators.GetAsync("/api/messages/1")).Json;

        history.GetProperty("message").GetProperty("status").GetString().ShouldBe("delivered");
        history.GetProperty("message").GetProperty("attempts").GetInt32().ShouldBe(2);
        history.GetProperty("message").GetProperty("sentAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 21, 10, 1, 0, TimeSpan.Zero));
        history.GetProperty("providerId").GetString().ShouldBe("x-2");
        var failed = history.GetProperty("failedAttempts").EnumerateArray().ShouldHaveSingleItem();
        failed.GetProperty("reason").GetString().ShouldBe("unreachable");
        failed.GetProperty("attempt").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("77", "message/not-found")]
    [InlineData("seven", "not-found")]
    [InlineData("99999999999999999999", "not-found")]
    public async Task A_message_that_there_is_not_is_not_found(string id, string type)
    {
        var operators = await OperatorAsync();

        var answer = await operators.GetAsync("/api/messages/" + id);

        answer.Status.ShouldBe(404);
        answer.Type.ShouldBe(type);
    }

    private async Task<StaffClient> OperatorAsync(params string[] registered)
    {
        foreach (var number in registered) (await _gateway.Phone(number).DialAsync(Register)).ShouldStartWith("END");
        return await StaffClient.CreateAsync(_gateway, "Thabo", StaffRole.Operator);
    }

    private static IEnumerable<long> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("id").GetInt64());
}
