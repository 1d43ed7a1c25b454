using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

/// <summary>Prices, articles and questions as staff keep them in a browser.</summary>
public sealed class MoneyPagesTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    [Fact]
    public async Task A_price_changes_by_two_people_and_then_on_phones()
    {
        const string Sql = "select id from remittances.prices where from_cents = 100000";
        const string Amount = "*384*266*2*2*1*1*1*1000#";
        var lineo = await ConsoleVisitor.SignInAsync(gateway, "Lineo M.", StaffRole.Author);
        var mpho = await ConsoleVisitor.SignInAsync(gateway, "Mpho T.", StaffRole.Approver);
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var id = await connection.ExecuteScalarAsync<int>(Sql);
        var form = await lineo.GetAsync($"/console/prices/propose/price?id={id}");

        var wrong = await lineo.SubmitAsync(form, "propose", new() { ["Form.FixedCents"] = "eighty", ["Form.Reason"] = "New list" });
        var proposed = await lineo.SubmitAsync(
            form, "propose",
            new() { ["Form.FixedCents"] = "84.00", ["Form.Source"] = "Counter in Welkom", ["Form.CheckedOn"] = "2026-11-20", ["Form.Reason"] = "New list" });
        var before = await gateway.Phone("+27600000191").DialAsync(Amount);
        var seen = await mpho.GetAsync(proposed.Path);
        var applied = await mpho.SubmitAsync(seen, "approve");
        var after = await gateway.Phone("+27600000192").DialAsync(Amount);

        wrong.Document.QuerySelector("#form-fixedcents-wrong")!.TextContent.ShouldBe("It must be an amount such as 44.50.");
        proposed.Path.ShouldStartWith("/console/prices/proposals/");
        proposed.Text.ShouldContain("You proposed it: another person decides.");
        proposed.Forms.ShouldNotContain("approve");
        before.ShouldContain("fee R81.50, pay R1081.50 (Oct 2022)");
        seen.Text.ShouldContain("Fixed fee 81.50 84.00 changes");
        applied.Path.ShouldBe("/console/prices");
        applied.Text.ShouldContain("R1000 – R1999.99 R84.00 Counter in Welkom 20 Nov 2026 Lineo M.");
        after.ShouldContain("fee R84.00, pay R1084.00 (Nov 2026)");
        (await mpho.GetAsync("/console/prices/phone?country=ZA&method=cash&amount=R1%20000&language=en")).Text.ShouldContain("fee R84.00, pay R1084.00");
    }

    [Fact]
    public async Task An_article_is_written_looked_at_on_a_phone_and_published_by_another_person()
    {
        var lineo = await ConsoleVisitor.SignInAsync(gateway, "Lineo A.", StaffRole.Author);
        var mpho = await ConsoleVisitor.SignInAsync(gateway, "Mpho A.", StaffRole.Approver);
        var words = new Dictionary<string, string?>
        {
            ["Form.Title"] = "Skills", ["Form.Body"] = "Your skills count… ask us.", ["Form.Source"] = "The Directorate", ["Form.Ready"] = "true",
        };

        var look = await lineo.SubmitAsync(await lineo.GetAsync("/console/articles/6/en"), "save", new(words) { ["Form.Step"] = "look" });
        var saved = await lineo.SubmitAsync(look, "save", new() { ["Form.Step"] = "save" });
        var home = await mpho.GetAsync("/console");
        var published = await mpho.SubmitAsync(await mpho.GetAsync("/console/articles/6"), "publish");

        look.Text.ShouldContain("Your skills count... ask us. 1 Next 2 By SMS");
        saved.Path.ShouldBe("/console/articles/6");
        saved.Forms.ShouldNotContain("publish");
        home.Text.ShouldContain("1 articles wait to be published");
        published.Document.Body!.TextContent.ShouldContain("Phones show it now.");
        var phone = gateway.Phone("+27600000193");
        (await phone.DialAsync("*384*266*2*2*4*6#")).ShouldStartWith("CON\nYour skills count... ask us.");
    }

    [Fact]
    public async Task The_words_of_a_question_are_opened_for_a_reason_and_the_answer_is_looked_at_before_it_leaves()
    {
        const string Words = "Is the fee the same in Durban?";
        var lineo = await ConsoleVisitor.SignInAsync(gateway, "Lineo Q.", StaffRole.Author);
        var phone = gateway.Phone("+27600000194");
        await phone.DialAsync("*384*266*2*2*4*1#");
        await phone.PressAsync("1", "1", "1", "3", Words);
        var list = await lineo.GetAsync("/console/questions");
        var href = list.Document.QuerySelector("tbody a")!.GetAttribute("href")!;

        var shut = await lineo.GetAsync(href);
        var open = await lineo.SubmitAsync(shut, "reason", new() { ["Gate.Reason"] = "to answer it" });
        var look = await lineo.SubmitAsync(open, "answer", new() { ["Posted.Answer"] = "Yes – it is.", ["Posted.Step"] = "look" });
        var sent = await lineo.SubmitAsync(look, "answer", new() { ["Posted.Step"] = "send" });

        list.Text.ShouldNotContain(Words);
        shut.Text.ShouldNotContain(Words);
        open.Text.ShouldContain(Words);
        look.Text.ShouldContain("Yes - it is.SMS parts: 1.");
        sent.Document.Body!.TextContent.ShouldContain("The answer leaves by SMS.");
        (await phone.NextMessageAsync())!.ShouldEndWith(": Yes - it is.");
        (await lineo.GetAsync("/console/questions?state=answered")).Text.ShouldContain("Lineo Q.");
    }
}
