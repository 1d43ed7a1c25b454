using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>A native reader reviews the texts of the menus in a browser; an author reads what is wrong.</summary>
public sealed class WordsPageTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string Consent = "/console/words/registration/consent-3";

    [Fact]
    public async Task Consent_is_reviewed_once_two_readers_have_signed_what_the_phone_shows()
    {
        var palesa = await ConsoleVisitor.SignInAsync(gateway, "Palesa M.", "reviewer");
        var thabo = await ConsoleVisitor.SignInAsync(gateway, "Thabo K.", "reviewer");
        (await palesa.GetAsync("/console")).Text.ShouldContain("texts wait for your signature");

        var page = await palesa.GetAsync(Consent);
        page.Document.QuerySelectorAll(".phone .screen[lang=st]").Select(s => s.TextContent).ShouldContain(s => s.EndsWith("\n1 Kea lumela\n2 Ha ke lumele"));
        var once = await palesa.SubmitAsync(page, "sign", new() { ["Posted.Texts"] = TickOf(page, "registration/consent-3/options/1") });
        var other = await thabo.GetAsync(Consent);
        var twice = await thabo.SubmitAsync(other, "sign", new() { ["Posted.Texts"] = TickOf(other, "registration/consent-3/options/1") });

        once.Text.ShouldContain("Signed. Thank you.");
        RowOf(once, "options/1").ShouldContain("reviewed once of two");
        once.Forms.ShouldContain("unsign");
        RowOf(twice, "options/1").ShouldContain("reviewed twice");
        RowOf(twice, "options/1").ShouldContain("Palesa M., Sat 21 Nov 2026");
        RowOf(twice, "options/2").ShouldContain("draft, needs two readers");
    }

    [Fact]
    public async Task A_form_with_words_that_have_changed_signs_nothing_and_nothing_ticked_is_said()
    {
        var reader = await ConsoleVisitor.SignInAsync(gateway, "Lineo R.", "reviewer");
        var page = await reader.GetAsync("/console/words/main/home");

        var changed = await reader.SubmitAsync(page, "sign", new() { ["Posted.Texts"] = "main/home/options/3|000000000000" });
        var none = await reader.SubmitAsync(page, "sign");
        var forged = await reader.SubmitAsync(page, "sign", new() { ["Posted.Texts"] = "no-such-text" });

        changed.Text.ShouldContain("have changed since you read them");
        none.Text.ShouldContain("Tick at least one text.");
        forged.Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_a_reader_finds_wrong_reaches_an_author_who_settles_it()
    {
        var reader = await ConsoleVisitor.SignInAsync(gateway, "Neo R.", "reviewer");
        var author = await ConsoleVisitor.SignInAsync(gateway, "Mpho T.", "author");
        var page = await reader.GetAsync("/console/words/main/home");

        var empty = await reader.SubmitAsync(page, "note", new() { ["Written.Text"] = "main/home/options/2", ["Written.Note"] = " " });
        var left = await reader.SubmitAsync(empty, "note", new() { ["Written.Note"] = "<b>wrong word</b>" });
        var notes = await author.GetAsync("/console/words/notes");
        var note = await author.GetAsync(notes.Document.QuerySelector("main tbody th a")!.GetAttribute("href")!);
        var settled = await author.SubmitAsync(note, "settle", new() { ["Posted.Answer"] = "changed in version 2" });

        empty.Text.ShouldContain("It must have 1 to 500 characters.");
        left.Text.ShouldContain("The authors will see your note.");
        notes.Text.ShouldContain("<b>wrong word</b>");
        settled.Text.ShouldContain("There are no notes.");
        (await author.GetAsync("/console/words/notes?all=true")).Text.ShouldContain("changed in version 2");
        page.Forms.ShouldContain("sign");
        (await author.GetAsync("/console/words/main/home")).Forms.ShouldNotContain("sign");
    }

    [Fact]
    public async Task The_words_are_counted_found_drawn_and_explained()
    {
        var reader = await ConsoleVisitor.SignInAsync(gateway, "Tumelo R.", "reviewer");

        var found = await reader.GetAsync("/console/words?find=tšebeletso%20mahala");
        var flow = await reader.GetAsync("/console/words/food");
        var glossary = await reader.GetAsync("/console/words/glossary?find=hlakola");

        found.Document.QuerySelectorAll("main th[scope=row] a").ShouldNotBeEmpty();
        (await reader.GetAsync("/console/words?state=Reviewed")).Text.ShouldContain("Texts found: ");
        flow.Document.QuerySelectorAll("svg .node").Length.ShouldBeGreaterThan(20);
        flow.Document.QuerySelectorAll(".phone").Length.ShouldBeGreaterThan(40);
        glossary.Text.ShouldContain("Delete my details");
        (await reader.GetAsync("/console/words/nothing")).Status.ShouldBe(404);
        (await reader.GetAsync("/console/words/main/nothing")).Status.ShouldBe(404);
    }

    private static string TickOf(ConsoleAnswer page, string text) => page.Document.QuerySelectorAll("input[name='Posted.Texts']")
        .Select(input => input.GetAttribute("value") ?? "").Single(value => value.StartsWith(text + "|", StringComparison.Ordinal));

    private static string RowOf(ConsoleAnswer page, string part) =>
        string.Join(' ', page.Document.QuerySelectorAll("tr").Single(row => row.QuerySelector("th")?.TextContent.Trim() == part).TextContent
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
