using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Feedback;

public sealed class RestrictedComplaintTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string Reason = "a first look at what came";

    [Fact]
    public async Task To_every_other_role_there_is_none_in_pages_and_in_the_api()
    {
        await FeedbackPhone.ReportAsync(gateway, "+26650000115");
        var focal = await StaffClient.CreateAsync(gateway, "Neo F.", StaffRole.PseaFocalPoint);
        var id = (await focal.GetAsync("/api/restricted-complaints")).Json[0].GetProperty("id").GetString();
        // Somebody who holds every other role there is, in the district as well.
        var others = RightsTable.Grants.Where(grant => grant.Role != StaffRole.PseaFocalPoint).Select(grant => grant.ToString()).ToArray();
        var client = await StaffClient.CreateAsync(gateway, "Everybody E.", others);
        var visitor = await ConsoleVisitor.SignInAsync(gateway, "Everybody Else", others);

        (await client.GetAsync("/api/restricted-complaints")).Status.ShouldBe(404);
        (await client.PostAsync($"/api/restricted-complaints/{id}/open", new { reason = Reason })).Status.ShouldBe(404);
        (await visitor.GetAsync("/console/restricted")).Status.ShouldBe(404);
        (await visitor.GetAsync($"/console/restricted/{id}")).Status.ShouldBe(404);
        (await visitor.GetAsync("/console")).Text.ShouldNotContain("estricted");
        (await client.GetAsync("/api/complaints")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await client.GetAsync("/api/complaints/report")).Json.GetProperty("restricted").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_focal_point_opens_and_answers_it_and_the_audit_keeps_no_more_than_that()
    {
        var neo = await ConsoleVisitor.SignInAsync(gateway, "Neo Focal", StaffRole.PseaFocalPoint);
        var client = await StaffClient.CreateAsync(gateway, "Neo Focal", StaffRole.PseaFocalPoint);
        var before = await IdsAsync(client);
        var number = await FeedbackPhone.ReportAsync(gateway, "+26650000116");
        var id = (await IdsAsync(client)).Except(before).Single();

        var gate = await neo.GetAsync($"/console/restricted/{id}");
        gate.Text.ShouldNotContain("Quthing");
        var opened = await neo.SubmitAsync(gate, "open", new() { ["Open.Reason"] = Reason });
        opened.Text.ShouldContain("Sexual favour or hurt");
        opened.Text.ShouldContain("Quthing");
        var answered = await neo.SubmitAsync(
            opened, "answer", new() { ["Answer.En"] = "We have begun. Come to the office you trust.", ["Answer.St"] = "Re qalile. Tloo ofising eo u e ts'epang." });
        var stale = await neo.SubmitAsync(opened, "note", new() { ["Note.Words"] = "led to a counsellor" });

        answered.Text.ShouldContain("We have begun.");
        stale.Status.ShouldBe(422);
        stale.Document.QuerySelector("textarea[name='Note.Words']")!.TextContent.Trim().ShouldBe("led to a counsellor");
        (await FeedbackPhone.CheckAsync(gateway, "+26650000117", number)).ShouldContain("We have begun.");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var audit = (await connection.QueryAsync<(string Action, string Details)>(
            "select action, details::text from staff.audit where subject = @subject", new { subject = $"record/{id.Replace("-", "", StringComparison.Ordinal)}" })).ToList();
        audit.ShouldBe([("record.handled", "{}"), ("record.handled", "{}")]);
        // Not even auditors learn by the times that there is something.
        (await (await StaffClient.CreateAsync(gateway, "Auditor A.", StaffRole.Auditor)).GetAsync("/api/audit?action=record.handled"))
            .Json.GetProperty("items").EnumerateArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_call_nothing_of_the_phone_is_kept_and_nothing_of_the_report_stands_in_the_clear()
    {
        var number = await FeedbackPhone.ReportAsync(gateway, "+26650000118");
        await using var connection = await gateway.Database.OpenConnectionAsync();

        var contacts = await ContactsAsync("+26650000118");
        var clear = await connection.ExecuteScalarAsync<int>(
            "select count(*) from feedback.restricted r where r::text like '%LS-%' or r::text like '%hurt%' or r::text like '%' || @number || '%'", new { number });
        var actions = (await connection.QueryAsync<string>("select distinct action from conversations.effects")).ToList();
        await gateway.Services.GetRequiredService<OverdueWatch>().LookAsync(gateway.Time.GetUtcNow().AddDays(2), CancellationToken.None);
        var overdue = await connection.ExecuteScalarAsync<int>("select count from scheduling.overdue where what = 'feedback/complaints'");

        contacts.ShouldBe(0);
        clear.ShouldBe(0);
        actions.ShouldContain("private");
        actions.ShouldNotContain("feedback.report");
        overdue.ShouldBe(0);
    }

    [Fact]
    public async Task Who_wants_a_call_is_known_to_the_focal_point_and_to_no_table_that_is_found_by_phone()
    {
        await FeedbackPhone.ReportAsync(gateway, "+26650000119", call: true);
        var client = await StaffClient.CreateAsync(gateway, "Neo Caller", StaffRole.PseaFocalPoint);

        var files = new List<JsonElement>();
        foreach (var id in await IdsAsync(client)) files.Add((await client.PostAsync($"/api/restricted-complaints/{id}/open", new { reason = Reason })).Json);

        files.Count(f => f.GetProperty("number").GetString() == "+26650000119").ShouldBe(1);
        (await ContactsAsync("+26650000119")).ShouldBe(0);
        (await gateway.Phone("+26650000119").NextMessageAsync()).ShouldBeNull();
    }

    private async Task<int> ContactsAsync(string number)
    {
        Msisdn.TryParse(number, null, out var phone).ShouldBeTrue();
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(
            "select count(*) from contacts.contacts where phone_hash = @hash", new { hash = gateway.Hasher.Hash(phone).ToBytes() });
    }

    private static async Task<List<string>> IdsAsync(StaffClient client) =>
        [.. (await client.GetAsync("/api/restricted-complaints")).Json.EnumerateArray().Select(row => row.GetProperty("id").GetString() ?? "")];
}
