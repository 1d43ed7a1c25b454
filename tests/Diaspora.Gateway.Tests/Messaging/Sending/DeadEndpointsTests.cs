using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>The dead list, as operators use it.</summary>
public sealed class DeadEndpointsTests : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_message_that_failed_is_listed_and_sent_again_and_the_audit_knows_by_whom()
    {
        var operators = await WithMessagesAsync("failed", "+27600000521");

        var dead = (await operators.GetAsync("/api/messages/dead?reason=unreachable")).Json.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        var replayed = await operators.PostAsync("/api/messages/1/replay");

        dead.GetProperty("id").GetInt64().ShouldBe(1);
        dead.GetProperty("reason").GetString().ShouldBe("unreachable");
        replayed.Json.GetProperty("messages").GetInt32().ShouldBe(1);
        (await StatusAsync(operators, 1)).ShouldBe("waiting");
        (await operators.GetAsync("/api/messages/dead")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        var auditor = await StaffClient.CreateAsync(_gateway, "Mpho", StaffRole.Auditor);
        var entry = (await auditor.GetAsync("/api/audit?subject=message/1")).Json.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("actor").GetString().ShouldBe("Thabo");
    }

    [Fact]
    public async Task All_of_a_reason_are_sent_again_and_those_of_others_stay()
    {
        var operators = await WithMessagesAsync("failed", "+27600000522", "+27600000523");
        await ExecuteAsync("update messaging.outbox set reason = 'invalid-number' where id = 2");

        var replayed = await operators.PostAsync("/api/messages/dead/replay?reason=unreachable");

        replayed.Json.GetProperty("messages").GetInt32().ShouldBe(1);
        (await StatusAsync(operators, 1)).ShouldBe("waiting");
        (await StatusAsync(operators, 2)).ShouldBe("failed");
    }

    [Fact]
    public async Task One_that_comes_too_late_is_sent_again_only_until_a_moment_that_is_said()
    {
        var operators = await WithMessagesAsync("failed", "+27600000525");
        _gateway.Time.Advance(TimeSpan.FromDays(3));
        string Until(double days) => "/api/messages/1/replay?deliverBy=" + _gateway.Time.GetUtcNow().AddDays(days).UtcDateTime.ToString("s") + "Z";

        (await operators.PostAsync("/api/messages/1/replay")).Type.ShouldBe("message/too-late");
        (await operators.PostAsync(Until(-1))).Fields.ShouldBe(["deliverBy"]);
        (await operators.PostAsync(Until(3.1))).Fields.ShouldBe(["deliverBy"]);
        (await operators.PostAsync("/api/messages/dead/replay?reason=unreachable")).Json.GetProperty("messages").GetInt32().ShouldBe(0);
        (await StatusAsync(operators, 1)).ShouldBe("failed");

        (await operators.PostAsync(Until(0.1))).Json.GetProperty("messages").GetInt32().ShouldBe(1);
        (await StatusAsync(operators, 1)).ShouldBe("waiting");
    }

    [Theory]
    [InlineData("/api/messages/77/replay", 404, "message/not-found")]
    [InlineData("/api/messages/1/replay", 409, "message/not-dead")]
    [InlineData("/api/messages/dead/replay", 400, "request/unreadable")]
    [InlineData("/api/messages/dead/replay?reason=", 422, "request/invalid")]
    public async Task What_did_not_fail_is_not_sent_again(string path, int status, string type)
    {
        var operators = await WithMessagesAsync("delivered", "+27600000524");

        var answer = await operators.PostAsync(path);

        answer.Status.ShouldBe(status, answer.Text);
        answer.Type.ShouldBe(type);
        (await StatusAsync(operators, 1)).ShouldBe("delivered");
    }

    private async Task<StaffClient> WithMessagesAsync(string status, params string[] phones)
    {
        foreach (var phone in phones)
            (await _gateway.Phone(phone).DialAsync("*384*266*2*1*1*1*1*Palesa Nkuebe*1988*1*Welkom*1*2*1#")).ShouldStartWith("END");
        await ExecuteAsync($"update messaging.outbox set status = '{status}', reason = 'unreachable', settled_at = now()");
        return await StaffClient.CreateAsync(_gateway, "Thabo", StaffRole.Operator);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteAsync(sql)).ShouldBeGreaterThan(0);
    }

    private static async Task<string?> StatusAsync(StaffClient operators, long id) =>
        (await operators.GetAsync($"/api/messages/{id}")).Json.GetProperty("message").GetProperty("status").GetString();
}
