using System.Text.Json;
using Dapper;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Feedback;

public sealed class ComplaintDeskTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string En = "The clinic must help you without a letter.";
    private const string St = "Tleliniki e tlameha ho u thusa ntle le lengolo.";

    [Fact]
    public async Task An_answer_from_the_console_is_on_the_phone_and_a_stale_one_keeps_what_was_typed()
    {
        var number = await FeedbackPhone.ComplainAsync(gateway, "+26650000121", "They sent me away", text: true);
        var palesa = await ConsoleVisitor.SignInAsync(gateway, "Palesa Officer", StaffRole.ComplaintsOfficer);
        var thabo = await ConsoleVisitor.SignInAsync(gateway, "Thabo Officer", StaffRole.ComplaintsOfficer);
        var url = await UrlOfAsync(palesa, number);

        var page = await palesa.GetAsync(url);
        page.Text.ShouldNotContain("They sent me away");
        var open = await palesa.SubmitAsync(page, "reason", new() { ["Gate.Reason"] = "to answer it" });
        open.Text.ShouldContain("They sent me away");
        var theirs = await thabo.GetAsync(url);
        var preview = await palesa.SubmitAsync(
            await palesa.GetAsync(url), "answer", new() { ["Answer.En"] = En, ["Answer.St"] = "Tšela", ["Answer.What"] = "preview" });
        preview.Text.ShouldContain("Ts'ela");
        var answered = await palesa.SubmitAsync(
            preview, "answer", new() { ["Answer.En"] = En, ["Answer.St"] = St, ["Answer.What"] = "send", ["Answer.Close"] = "true" });
        answered.Text.ShouldContain("The answer is on the phone.");
        var stale = await thabo.SubmitAsync(theirs, "answer", new() { ["Answer.En"] = "Typed by Thabo.", ["Answer.St"] = St, ["Answer.What"] = "send" });

        stale.Status.ShouldBe(422);
        stale.Text.ShouldContain("It was changed meanwhile by Palesa Officer");
        stale.Document.QuerySelector("textarea[name='Answer.En']")!.TextContent.Trim().ShouldBe("Typed by Thabo.");
        (await FeedbackPhone.CheckAsync(gateway, "+26650000122", number)).ShouldContain(En);
        (await gateway.Phone("+26650000121").NextMessageAsync() ?? "").ShouldContain("Dial *384*266# 8 5.");
    }

    [Fact]
    public async Task Who_has_a_role_in_the_district_does_not_learn_of_a_complaint_there()
    {
        var number = await FeedbackPhone.ComplainAsync(gateway, "+26650000124", "The officer shouted at me");
        var national = await StaffClient.CreateAsync(gateway, "Palesa N.", StaffRole.ComplaintsOfficer);
        var local = await StaffClient.CreateAsync(gateway, "Tumelo L.", StaffRole.ComplaintsOfficer, "social-worker:LS-G");
        var id = Rows(await national.GetAsync("/api/complaints")).Single(r => r.GetProperty("reference").GetString() == number).GetProperty("id").GetInt64();

        Rows(await local.GetAsync("/api/complaints")).ShouldAllBe(row => row.GetProperty("reference").GetString() != number);
        (await local.GetAsync($"/api/complaints/{id}")).Status.ShouldBe(404);
        (await local.PostAsync($"/api/complaints/{id}/open", new { reason = "to look" })).Status.ShouldBe(404);
        (await national.GetAsync($"/api/complaints/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_waits_over_a_weekend_is_late_after_the_fifth_working_day_and_is_counted()
    {
        var number = await FeedbackPhone.ComplainAsync(gateway, "+26650000125", "Still no letter");
        var client = await StaffClient.CreateAsync(gateway, "Palesa Clock", StaffRole.ComplaintsOfficer);
        var due = Rows(await client.GetAsync("/api/complaints")).Single(r => r.GetProperty("reference").GetString() == number)
            .GetProperty("dueAt").GetDateTimeOffset();
        await using var connection = await gateway.Database.OpenConnectionAsync();

        (await LateAsync(due.AddTicks(-10))).ShouldBe(0);
        (await LateAsync(due)).ShouldBeGreaterThan(0);

        async Task<long> LateAsync(DateTimeOffset at)
        {
            await gateway.Services.GetRequiredService<OverdueWatch>().LookAsync(at, CancellationToken.None);
            return await connection.ExecuteScalarAsync<long>("select count from scheduling.overdue where what = 'feedback/complaints'");
        }
    }

    [Fact]
    public async Task Ninety_days_after_closing_words_answers_number_and_pin_are_gone_and_the_count_stays()
    {
        var number = await FeedbackPhone.ComplainAsync(gateway, "+26650000126", "A word to forget", text: true);
        var client = await StaffClient.CreateAsync(gateway, "Palesa Purge", StaffRole.ComplaintsOfficer);
        var row = Rows(await client.GetAsync("/api/complaints")).Single(r => r.GetProperty("reference").GetString() == number);
        var id = row.GetProperty("id").GetInt64();
        var version = row.GetProperty("version").GetInt32();
        (await client.PostAsync($"/api/complaints/{id}/answer", new { version, en = En, st = St, close = true })).Status.ShouldBe(200);

        var purge = gateway.Services.GetServices<Retention>().Single(r => r.What == "feedback/closed-texts");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await purge.RemoveAsync(connection, gateway.Time.GetUtcNow().AddMinutes(1), 100, CancellationToken.None);

        purge.Keep.ShouldBe(TimeSpan.FromDays(90));
        var file = (await client.PostAsync($"/api/complaints/{id}/open", new { reason = "to look" })).Json;
        file.GetProperty("words").ValueKind.ShouldBe(JsonValueKind.Null);
        file.GetProperty("answers").GetArrayLength().ShouldBe(0);
        file.GetProperty("complaint").GetProperty("topic").GetString().ShouldBe("clinic");
        (await FeedbackPhone.CheckAsync(gateway, "+26650000127", number)).ShouldContain("Number or PIN not right.");
    }

    [Fact]
    public async Task What_staff_write_of_a_topic_stands_in_the_report()
    {
        var palesa = await ConsoleVisitor.SignInAsync(gateway, "Palesa Report", StaffRole.ComplaintsOfficer);

        var page = await palesa.SubmitAsync(
            await palesa.GetAsync("/console/complaints/report?edit=clinic"), "write",
            new() { ["Deed.En"] = "Clinics were told to see people without a letter.", ["Deed.St"] = "Litleliniki li boleletsoe." });

        page.Text.ShouldContain("Clinics were told to see people without a letter.");
        page.Text.ShouldContain("fewer than 5");
    }

    private static async Task<string> UrlOfAsync(ConsoleVisitor visitor, string number)
    {
        var shown = $"{number[..4]} {number[4..]}";
        var list = await visitor.GetAsync("/console/complaints");
        return list.Document.QuerySelectorAll("td a").Single(a => a.TextContent.Contains(shown, StringComparison.Ordinal)).GetAttribute("href")!;
    }

    private static JsonElement.ArrayEnumerator Rows(ApiAnswer answer) => answer.Json.GetProperty("items").EnumerateArray();
}
