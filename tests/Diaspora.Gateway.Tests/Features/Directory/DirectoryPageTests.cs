using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Directory;

/// <summary>The directory on the console.</summary>
public class DirectoryPageTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string Welkom = "/console/directory/missions/welkom";

    [Fact]
    public async Task An_officer_writes_their_mission_another_person_checks_the_number_and_the_page_shows_the_phone()
    {
        var palesa = await ConsoleVisitor.SignInAsync(gateway, "Palesa O.", "consulate-officer:welkom");
        var page = await palesa.GetAsync(Welkom);
        page.Text.ShouldContain("not set");
        var saved = await palesa.SubmitAsync(page, "save", new()
        {
            ["Posted.Address"] = "1 Sample Street", ["Posted.Number"] = "+27 57 000 0001", ["Posted.NumberSource"] = "its door", ["Posted.Services"] = "arrest",
        });
        saved.Path.ShouldBe(Welkom, saved.Text);
        saved.Text.ShouldContain("another person dials it");
        (await palesa.GetAsync("/console/directory/missions/durban")).Forms.ShouldNotContain("save");

        var moshe = await ConsoleVisitor.SignInAsync(gateway, "Moshe A.", "administrator");
        (await moshe.GetAsync("/console")).Text.ShouldContain("numbers of missions must be dialled");
        var wrong = await moshe.SubmitAsync(await moshe.GetAsync(Welkom), "check", new() { ["Dialled.Number"] = "+27 57 000 0002" });
        wrong.Text.ShouldContain("This is not the number that stands here");
        var done = await moshe.SubmitAsync(wrong, "check", new() { ["Dialled.Number"] = "+27 57 000 0001" });

        done.Text.ShouldContain("Phones show the number now");
        done.Document.QuerySelector(".phone .screen")!.TextContent.ShouldContain("Phone: +27 57 000 0001");
        done.Document.QuerySelector(".phone .screen")!.TextContent.ShouldContain("Helps with: arrest");
    }

    [Fact]
    public async Task Who_saves_second_is_told_and_keeps_what_they_typed()
    {
        const string Durban = "/console/directory/missions/durban";
        var first = await ConsoleVisitor.SignInAsync(gateway, "Neo A.", "administrator");
        var second = await ConsoleVisitor.SignInAsync(gateway, "Thato A.", "administrator");
        var (one, other) = (await first.GetAsync(Durban), await second.GetAsync(Durban));
        (await first.SubmitAsync(one, "save", new() { ["Posted.Address"] = "3 First Street" })).Text.ShouldContain("3 First Street");

        var late = await second.SubmitAsync(other, "save", new() { ["Posted.Address"] = "4 Second Street" });

        late.Status.ShouldBe(422);
        late.Text.ShouldContain("changed meanwhile");
        late.Document.QuerySelector("input[name='Posted.Address']")!.GetAttribute("value").ShouldBe("4 Second Street");
    }

    [Fact]
    public async Task What_is_not_set_stands_in_one_place_and_new_entries_are_added_by_administrators_alone()
    {
        var moshe = await ConsoleVisitor.SignInAsync(gateway, "Lerato A.", "administrator");
        var settings = await moshe.GetAsync("/console/directory/settings");
        settings.Text.ShouldContain("Mission, London: not confirmed");
        settings.Text.ShouldContain("Phones do not show this helpline");
        var added = await moshe.SubmitAsync(await moshe.GetAsync("/console/directory/missions/new"), "add", new()
        {
            ["Posted.Code"] = "gaborone", ["Posted.Country"] = "BW", ["Posted.City"] = "Gaborone", ["Posted.NameEn"] = "Consulate, Gaborone",
            ["Posted.NameSt"] = "Konsolate, Gaborone", ["Posted.Source"] = "a test",
        });
        added.Path.ShouldBe("/console/directory/missions/gaborone", added.Text);
        (await moshe.GetAsync("/console/directory?q=botswana")).Text.ShouldContain("Consulate, Gaborone");
        var line = await moshe.SubmitAsync(await moshe.GetAsync("/console/directory/helplines/police-ls"), "save", new()
        {
            ["Posted.Number"] = "0123", ["Posted.NumberSource"] = "a test",
        });
        line.Text.ShouldContain("another person dials it");

        var officer = await ConsoleVisitor.SignInAsync(gateway, "Pule O.", "consulate-officer:welkom");
        (await officer.GetAsync("/console/directory/missions/new")).Status.ShouldBe(404);
    }
}
