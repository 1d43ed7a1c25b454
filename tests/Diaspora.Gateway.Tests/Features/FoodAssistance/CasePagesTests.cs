using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

/// <summary>Officers at the console and the people whose requests they lead, each on what they have in hand.</summary>
public sealed class CasePagesTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string Status = "*384*266*4*4#";

    [Fact]
    public async Task A_district_lead_proposes_another_confirms_and_the_applicant_dials_and_reads_selected()
    {
        SuiteLog.Use("Thabang Mohapi");
        var reference = await new FoodPhone(gateway, "+26650005001").NewReferenceAsync("Thabang Mohapi");
        var phone = gateway.Phone("+26650005001");
        var worker = await ConsoleVisitor.SignInAsync(gateway, "Worker Page", "social-worker:LS-G");
        var lead = await ConsoleVisitor.SignInAsync(gateway, "Lead Page", "district-lead:LS-G");
        var other = await ConsoleVisitor.SignInAsync(gateway, "Other Page", "district-lead:LS-G");

        var home = await worker.GetAsync("/console");
        home.Text.ShouldContain("requests are new");
        var page = await worker.GetAsync($"/console/cases?number={reference}");
        page.Path.ShouldMatch("^/console/cases/[0-9]+$");
        page.Text.ShouldNotContain("Thabang");
        var address = page.Path;
        page = await worker.SubmitAsync(page, "step", new() { ["Step.Words"] = "first visit" });
        page.Status.ShouldBe(422);
        page.Document.QuerySelector("input[name='Step.Words']")!.GetAttribute("value").ShouldBe("first visit");
        foreach (var step in new[] { "checking/to-visit", "district-team/checked", "preliminary/team-agrees" })
            page = await worker.SubmitAsync(page, "step", new() { ["Step.ReasonCode"] = step });
        page.Text.ShouldContain("On preliminary list");
        (await ReadAsync(phone, reference)).ShouldContain("On the preliminary list.");
        page.Forms.ShouldNotContain("propose");

        page = await lead.GetAsync(address);
        page = await lead.SubmitAsync(page, "propose", new() { ["Propose.ReasonCode"] = "selected/on-list", ["Propose.Sop"] = "2020-11" });
        page.Text.ShouldContain("Proposed: Selected");
        page.Forms.ShouldNotContain("confirm");
        page.Forms.ShouldContain("withdraw");
        (await ReadAsync(phone, reference)).ShouldContain("On the preliminary list.");

        home = await other.GetAsync("/console");
        home.Text.ShouldContain("proposals wait for you as the second person");
        page = await other.GetAsync(address);
        page.Text.ShouldContain("This holds personal details");
        page = await other.SubmitAsync(page, "reason", new() { ["Gate.Reason"] = "to confirm the selection" });
        page.Text.ShouldContain("Thabang Mohapi");
        page = await other.SubmitAsync(page, "confirm");

        page.Text.ShouldContain("Confirmed. The phone shows it at once.");
        page.Text.ShouldContain("Other Page (proposed by Lead Page)");
        (await ReadAsync(phone, reference)).ShouldContain("You are selected.");
        (await lead.GetAsync("/console/cases?status=selected")).Text.ShouldContain($"{reference[..4]} {reference[4..]}");
    }

    [Fact]
    public async Task A_request_taken_in_for_a_person_without_a_phone_is_read_with_number_and_pin_and_news_come_to_the_phone_that_is_linked()
    {
        foreach (var secret in new[] { "Ntate Mosito", "Ha Slip" }) SuiteLog.Use(secret);
        var worker = await ConsoleVisitor.SignInAsync(gateway, "Malerato Page", "social-worker:LS-G");

        var page = await worker.GetAsync("/console/cases/new");
        page.Text.ShouldContain("To apply we keep your answers");
        page.Text.ShouldContain("Ho etsa kopo re boloka likarabo");
        var answers = new Dictionary<string, string?>
        {
            ["Posted.Witness"] = "Mosa Tau", ["Posted.District"] = "LS-G", ["Posted.Village"] = "Ha Slip", ["Posted.Name"] = "Ntate Mosito",
            ["Posted.Year"] = "1950", ["Posted.People"] = "3", ["Posted.Contact"] = "none",
        };
        page = await worker.SubmitAsync(page, "enter", answers);
        page.Text.ShouldContain("Without the person's yes nothing is kept.");
        page.Document.QuerySelector("input[name='Posted.Name']")!.GetAttribute("value").ShouldBe("Ntate Mosito");
        page = await worker.SubmitAsync(page, "enter", new() { ["Posted.Agreed"] = "true" });
        page.Path.ShouldEndWith("/pin");
        page.Text.ShouldContain("Khetha PIN");

        page = await worker.SubmitAsync(page, "pin", new() { ["Posted.Pin"] = "1234", ["Posted.Again"] = "1234" });
        page.Text.ShouldContain("Too easy.");
        page = await worker.SubmitAsync(page, "pin", new() { ["Posted.Pin"] = "7093", ["Posted.Again"] = "7093" });
        page.Path.ShouldEndWith("/slip");
        page.Text.ShouldNotContain("food", Case.Insensitive);
        var reference = page.Document.QuerySelector(".kpi strong")!.TextContent.Replace(" ", "");

        var phone = gateway.Phone("+26650005002");
        (await ReadAsync(phone, reference)).ShouldContain("Received.");
        (await phone.PressAsync("1")).ShouldContain("to this phone by SMS?");
        (await phone.PressAsync("1")).ShouldContain("now comes to this phone");
        page = await worker.GetAsync(page.Path[..^"/slip".Length]);
        page.Text.ShouldNotContain("No SMS reaches this person");
        await worker.SubmitAsync(page, "step", new() { ["Step.ReasonCode"] = "checking/to-visit" });
        (await phone.NextMessageAsync()).ShouldBe($"Basotho Line: news about {reference[..4]} {reference[4..]}. Dial *384*266# 4 4.");
    }

    [Fact]
    public async Task Each_page_stays_within_the_districts_of_the_officer_and_tells_nothing_of_others()
    {
        var reference = await new FoodPhone(gateway, "+26650005003").NewReferenceAsync("Away Fromhere");
        await new FoodPhone(gateway, "+26650005004").RunAsync("food.callback", new Dictionary<string, string> { ["district"] = "LS-G" });
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var id = await connection.ExecuteScalarAsync<long>("select id from food.applications where reference = @reference", new { reference });
        var callback = await connection.ExecuteScalarAsync<long>("select max(id) from food.callbacks");
        var away = await ConsoleVisitor.SignInAsync(gateway, "Away Page", "social-worker:LS-E", "district-lead:LS-E");

        foreach (var path in new[] { $"{id}", $"{id}/pin", $"{id}/slip", $"callbacks/{callback}" })
            (await away.GetAsync($"/console/cases/{path}")).Status.ShouldBe(404, path);
        (await away.GetAsync($"/console/cases?number={reference}")).Text.ShouldContain("There is no request");
        (await away.GetAsync("/console/cases/callbacks")).Text.ShouldContain("Nobody is on this list");
        (await away.GetAsync("/console/cases/duplicates")).Status.ShouldBe(200);

        var here = await ConsoleVisitor.SignInAsync(gateway, "Here Page", "social-worker:LS-G");
        var page = await here.GetAsync($"/console/cases/callbacks/{callback}");
        page.Text.ShouldContain("+266 5*** **04");
        page.Text.ShouldNotContain("+26650005004");
        page = await here.SubmitAsync(page, "reason", new() { ["Gate.Reason"] = "calling back" });
        page.Text.ShouldContain("+26650005004");
        page = await here.SubmitAsync(page, "outcome", new() { ["Posted.Outcome"] = "called" });
        page.Text.ShouldContain("The outcome is kept.");
    }

    [Fact]
    public async Task Two_requests_of_one_person_are_merged_on_the_page_of_duplicates()
    {
        var first = await new FoodPhone(gateway, "+26650005005").NewReferenceAsync("Double Page");
        var second = await new FoodPhone(gateway, "+26650005006").NewReferenceAsync("Page Double");
        var lead = await ConsoleVisitor.SignInAsync(gateway, "Merges Page", "district-lead:LS-G");

        var page = await lead.GetAsync("/console/cases/duplicates");
        page.Text.ShouldContain("Same name, birth year and village");
        var form = page.Forms.First(name => name.StartsWith("decide-", StringComparison.Ordinal));
        page = await lead.SubmitAsync(page, form, new() { ["Posted.What"] = "merge", ["Posted.Reason"] = "" });
        page.Status.ShouldBe(422);
        page = await lead.SubmitAsync(page, form, new() { ["Posted.What"] = "merge", ["Posted.Reason"] = "met the person" });

        page.Text.ShouldContain("The other one is closed");
        (await lead.GetAsync($"/console/cases?number={second}")).Text.ShouldContain($"goes on: {first[..4]} {first[4..]}");
    }

    [Fact]
    public async Task What_is_not_set_of_a_programme_is_shown_and_of_two_who_save_the_second_keeps_what_was_typed()
    {
        var one = await ConsoleVisitor.SignInAsync(gateway, "Settings One", "administrator");
        var two = await ConsoleVisitor.SignInAsync(gateway, "Settings Two", "administrator");
        var list = await one.GetAsync("/console/programmes");
        list.Document.QuerySelectorAll(".not-set").Length.ShouldBeGreaterThan(0);
        list.Text.ShouldContain("SAMPLE");
        var address = list.Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var (first, second) = (await one.GetAsync(address), await two.GetAsync(address));

        var saved = await one.SubmitAsync(first, "save", new() { ["Posted.Quotas[3]"] = "700", ["Posted.SopVersion"] = "2020-11" });
        var late = await two.SubmitAsync(second, "save", new() { ["Posted.Quotas[3]"] = "800" });

        saved.Text.ShouldContain("Saved.");
        late.Status.ShouldBe(422);
        late.Text.ShouldContain("changed meanwhile by Settings One");
        late.Document.QuerySelector("input[name='Posted.Quotas[3]']")!.GetAttribute("value").ShouldBe("800");
        (await one.GetAsync(address)).Document.QuerySelector("input[name='Posted.Quotas[3]']")!.GetAttribute("value").ShouldBe("700");
        var wrong = await one.SubmitAsync(await one.GetAsync(address), "save", new() { ["Posted.Places"] = "many" });
        wrong.Document.QuerySelector("input[name='Posted.Places']")!.GetAttribute("value").ShouldBe("many");
        var district = await one.SubmitAsync(
            await one.GetAsync("/console/programmes/districts/LS-G"), "add", new() { ["Add.Name"] = "Ha-Added" });
        district.Text.ShouldContain("Ha-Added");
        district = await one.SubmitAsync(district, "remove", new() { ["Remove.Name"] = "Ha-Added" });
        district.Text.ShouldContain("None: people type theirs.");
        var reasons = await one.SubmitAsync(
            await one.GetAsync("/console/programmes/reasons"), "set", new() { ["Posted.Change"] = "not-selected/not-returned/off" });
        reasons.Text.ShouldContain("cannot be chosen");
    }

    /// <summary>What the phone shows of a request.</summary>
    private static async Task<string> ReadAsync(Phone phone, string reference)
    {
        await phone.DialAsync(Status);
        return await phone.PressAsync(reference, "7093");
    }
}
