using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Registration.People;

/// <summary>Registered people on the console.</summary>
public class PeoplePageTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task A_person_is_searched_opened_with_a_reason_corrected_and_told()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var mpho = await ConsoleVisitor.SignInAsync(fixture.Gateway, "Mpho T.", "author");

        var found = await mpho.SubmitAsync(await mpho.GetAsync("/console/people"), "find", new() { ["Posted.Number"] = caller.Number });
        found.Text.ShouldContain($"+266 5*** **{caller.Number[^2..]}");
        found.Text.ShouldNotContain("Ntho");
        var shut = await mpho.GetAsync($"/console/people/{person}");
        shut.Text.ShouldNotContain("Ntho");
        var open = await mpho.SubmitAsync(shut, "reason", new() { ["Gate.Reason"] = "she came to the office" });
        open.Text.ShouldContain("'Mapalesa Ntho");
        open.Text.ShouldContain("registration/1/en/");
        (await fixture.ColumnAsync<string>("select actor || ': ' || (details ->> 'reason') from staff.audit where action = 'person.viewed' and subject = @subject", new { subject = $"person/{person}" }))
            .ShouldBe(["Mpho T.: she came to the office"]);

        var noted = await mpho.SubmitAsync(open, "note", new() { ["Note.Kind"] = "correction", ["Note.Channel"] = "in-person", ["Note.Wish"] = "Other surname" });
        noted.Text.ShouldContain("within 14 days");
        noted.Text.ShouldContain("Other surname");
        var request = (await fixture.ColumnAsync<long>("select id from registration.requests where person_id = @id", new { id = long.Parse(person) })).Single();
        var correct = await mpho.GetAsync($"/console/people/{person}/correct");
        var refused = await mpho.SubmitAsync(correct, "correct", new() { ["Posted.Name"] = "P4l3s4", ["Posted.Reason"] = "she showed her ID" });
        refused.Status.ShouldBe(422);
        refused.Document.QuerySelector("input[name='Posted.Name']")!.GetAttribute("value").ShouldBe("P4l3s4");
        var saved = await mpho.SubmitAsync(refused, "correct", new() { ["Posted.Name"] = "Palesa Moleleki", ["Posted.Request"] = $"{request}" });

        saved.Text.ShouldContain("Corrected; a text tells the phone.");
        saved.Text.ShouldContain("Palesa Moleleki");
        saved.Text.ShouldContain("name changed");
        (await fixture.ColumnAsync<string>("select message from messaging.outbox where cause like @cause", new { cause = $"person/{person}/%" })).ShouldBe(["corrected"]);
        (await mpho.GetAsync("/console/people/requests")).Text.ShouldContain("No request is open");
    }

    [Fact]
    public async Task Deleting_asks_twice_and_then_there_is_no_such_person()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var mpho = await ConsoleVisitor.SignInAsync(fixture.Gateway, "Lineo T.", "author");

        var sure = await mpho.SubmitAsync(
            await mpho.GetAsync($"/console/people/{person}/erase"), "erase", new() { ["Posted.Reason"] = "she asked in person", ["Posted.Told"] = "in-person" });
        sure.Text.ShouldContain("Confirm it with the tick");
        var gone = await mpho.SubmitAsync(sure, "erase", new() { ["Posted.Sure"] = "true" });

        gone.Path.ShouldBe("/console/people");
        (await caller.RunAsync("registration.known")).Outcome.ShouldBe("new");
        (await mpho.GetAsync($"/console/people/{person}")).Status.ShouldBe(404);
        (await mpho.GetAsync($"/console/people/{person}/correct")).Status.ShouldBe(404);
        (await mpho.GetAsync("/console/people/kept")).Text.ShouldContain("Nothing is kept");
        (await mpho.GetAsync("/console/people/releases")).Text.ShouldContain("None waits");
        (await mpho.GetAsync("/console/people?district=TY")).Text.ShouldContain("fewer than 5");
    }

    [Fact]
    public async Task A_social_worker_reads_the_words_aloud_and_registers()
    {
        var caller = fixture.NewCaller();
        var neo = await ConsoleVisitor.SignInAsync(fixture.Gateway, "Neo W.", "social-worker:LS-G");
        var page = await neo.GetAsync("/console/people/new");
        page.Text.ShouldContain("Kea lumela");
        var typed = new Dictionary<string, string?>
        {
            ["Posted.Number"] = caller.Number, ["Posted.Name"] = "Palesa Ntho", ["Posted.BirthYear"] = "1980", ["Posted.Country"] = "LS",
            ["Posted.District"] = "LS-G", ["Posted.Witness"] = "Thabo Molefe",
        };

        var refused = await neo.SubmitAsync(page, "register", typed);
        refused.Text.ShouldContain("Nobody is registered who did not agree");
        var done = await neo.SubmitAsync(refused, "register", new() { ["Posted.Agreed"] = "true" });

        done.Text.ShouldContain("a text tells the phone");
        (await caller.IdentifyAsync("1980")).Outcome.ShouldBe("found");
        (await neo.GetAsync("/console/people")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_approver_reads_but_changes_nothing()
    {
        var person = await fixture.NewCaller().RegisterAsync();
        var thabo = await ConsoleVisitor.SignInAsync(fixture.Gateway, "Thabo A.", "approver");

        (await thabo.GetAsync($"/console/people/{person}")).Forms.ShouldContain("reason");
        foreach (var path in new[] { $"/console/people/{person}/correct", $"/console/people/{person}/erase", "/console/people/kept" })
            (await thabo.GetAsync(path)).Status.ShouldBe(403, path);
    }
}
