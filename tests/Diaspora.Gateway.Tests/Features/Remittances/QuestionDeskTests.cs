using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

/// <summary>The inbox of the money desk through the API.</summary>
public sealed class QuestionDeskTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string Words = "Can I send from Welkom? My passport is lost";

    [Fact]
    public async Task Words_are_opened_for_a_reason_taken_out_for_good_and_the_answer_leaves_once()
    {
        var lineo = await StaffClient.CreateAsync(gateway, "Lineo M.", StaffRole.Author);
        var auditor = await StaffClient.CreateAsync(gateway, "Thabo K.", StaffRole.Auditor);
        var (id, number) = await AskAsync("+27600000181");
        var path = "/api/questions/" + number;
        await gateway.WaitAsync(TimeSpan.FromDays(8));

        var list = await lineo.GetAsync("/api/questions?topic=policy");
        var unreasoned = await lineo.PostAsync(path + "/open", new { reason = " " });
        var opened = await lineo.PostAsync(path + "/open", new { reason = "to answer it" });
        var preview = await lineo.PostAsync(path + "/preview", new { answer = "Yes, at any counter. Tšepo" });
        (await lineo.PostAsync(path + "/redact")).Status.ShouldBe(204);
        var redacted = await lineo.PostAsync(path + "/open", new { reason = "to look again" });
        var answered = await lineo.PostAsync(path + "/answer", new { answer = "Yes, at any counter." });

        list.Text.ShouldNotContain("Welkom");
        list.Json.GetProperty("items")[0].GetProperty("dueAt").GetDateTimeOffset().ShouldBe(GatewayFixture.FirstNoon.AddDays(7), TimeSpan.FromMinutes(1));
        unreasoned.Fields.ShouldBe(["reason"]);
        opened.Json.GetProperty("text").GetString().ShouldBe(Words);
        preview.Json.GetProperty("sms").GetProperty("text").GetString().ShouldBe($"Basotho Line, answer to {number}: Yes, at any counter. Ts'epo");
        redacted.Json.GetProperty("text").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answered.Json.GetProperty("leaves").GetBoolean().ShouldBeTrue();
        (await lineo.PostAsync(path + "/answer", new { answer = "No." })).Type.ShouldBe("question/state");
        (await gateway.Phone("+27600000181").NextMessageAsync()).ShouldBe($"Basotho Line, answer to {number}: Yes, at any counter.");
        var audit = (await auditor.GetAsync($"/api/audit?subject=question/{id}")).Json;
        audit.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString())
            .ShouldBe(["question.answered", "question.viewed", "question.redacted", "question.viewed"]);
        audit.ToString().ShouldContain("to answer it");
        audit.ToString().ShouldNotContain("Welkom");
    }

    [Fact]
    public async Task A_template_is_kept_in_versions()
    {
        var lineo = await StaffClient.CreateAsync(gateway, "Lineo M.", StaffRole.Author);
        var made = await lineo.PostAsync("/api/questions/templates", Template("Ask first", "Ask the shop first.", 0));
        var path = made.Headers.Location!.ToString();

        (await lineo.PutAsync(path, Template("Ask first", "Ask the shop for the total first.", 1))).Json.GetProperty("version").GetInt32().ShouldBe(2);
        (await lineo.PutAsync(path, Template("Ask first", "Ask.", 1))).Type.ShouldBe("template/stale");
        (await lineo.PutAsync(path, Template("", new string('a', 271), 2))).Fields.ShouldBe(["name", "textEn"]);

        (await lineo.GetAsync("/api/questions/templates")).Json[0].GetProperty("textEn").GetString().ShouldBe("Ask the shop for the total first.");
    }

    private static object Template(string name, string textEn, int version) => new { name, textEn, textSt = "Botsa pele.", inUse = true, version };

    private async Task<(long Id, string Number)> AskAsync(string phone)
    {
        var caller = gateway.Phone(phone);
        await caller.DialAsync("*384*266*2*2*4*1#");
        (await caller.PressAsync("1", "1", "1", "3", Words)).ShouldStartWith("END\nSent. Number ");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var (id, digits) = await connection.QuerySingleAsync<(long, string)>("select id, reference from remittances.questions order by id desc limit 1");
        return (id, $"{digits[..4]} {digits[4..]}");
    }
}
