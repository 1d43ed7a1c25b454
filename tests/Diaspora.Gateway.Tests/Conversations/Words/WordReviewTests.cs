using System.Text.Json;
using Diaspora.Gateway.Conversations.Words;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Conversations.Words;

/// <summary>Native readers sign the texts of the menus; what they signed is true only of the words they read.</summary>
public class WordReviewTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string OfTwo = "registration/guardian-consent/text", OfOne = "main/home/options/4";

    [Fact]
    public async Task A_text_of_consent_needs_two_different_readers()
    {
        var palesa = await StaffClient.CreateAsync(gateway, "Palesa", "reviewer");
        var thabo = await StaffClient.CreateAsync(gateway, "Thabo", "reviewer");

        var once = await SignAsync(palesa, OfTwo);
        var again = await SignAsync(await StaffClient.CreateAsync(gateway, "palesa ", "reviewer"), OfTwo);
        var twice = await SignAsync(thabo, OfTwo);

        StateOf(once).ShouldBe("reviewed-once");
        StateOf(again).ShouldBe("reviewed-once");
        StateOf(twice).ShouldBe("reviewed");
        twice.Json[0].GetProperty("signatures").EnumerateArray().Select(s => s.GetProperty("reviewer").GetString()).ShouldBe(["Palesa", "Thabo"]);
    }

    [Fact]
    public async Task Words_that_changed_since_they_were_read_are_not_signed()
    {
        var reader = await StaffClient.CreateAsync(gateway, "Lineo", "reviewer");
        var good = await SeenAsync(reader, "main/home/options/2");

        var answer = await reader.PostAsync("/api/words/sign", new { texts = new[] { good, new Seen("main/home/options/3", "000000000000") } });

        answer.Status.ShouldBe(409);
        answer.Type.ShouldBe("words/changed");
        (await FindAsync(reader, good.text)).GetProperty("signatures").GetArrayLength().ShouldBe(0, "all or none are signed");
        (await reader.PostAsync("/api/words/sign", new { texts = new[] { new { text = "main/home/nothing", hash = "000000000000" } } })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_signature_can_be_taken_back_by_who_gave_it_and_goes_to_reviews_yaml_while_it_stands()
    {
        var reader = await StaffClient.CreateAsync(gateway, "Neo \"N\"", "reviewer");
        var other = await StaffClient.CreateAsync(gateway, "Mpho", "reviewer");
        var seen = await SeenAsync(reader, OfOne);
        await SignAsync(reader, OfOne);

        var (_, lines) = await gateway.RunCommandAsync("words", "reviews");
        var taken = await other.PostAsync("/api/words/unsign", seen);
        var back = await reader.PostAsync("/api/words/unsign", seen);

        lines.ShouldContain($"  - {{text: \"{OfOne}\", hash: \"{seen.hash}\", reviewer: \"Neo \\\"N\\\"\", date: 2026-11-21}}");
        taken.Type.ShouldBe("words/not-signed");
        back.Json.GetProperty("state").GetString().ShouldBe("draft");
        (await reader.GetAsync("/api/words/reviews")).Text.ShouldNotContain(OfOne);
        var audit = await (await StaffClient.CreateAsync(gateway, "Auditor", "auditor")).GetAsync($"/api/audit?subject=words/{OfOne}");
        audit.Json.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString()).ShouldBe(["words.unsigned", "words.signed"]);
    }

    [Fact]
    public async Task What_is_wrong_is_noted_by_a_reader_and_settled_once_by_an_author()
    {
        var reader = await StaffClient.CreateAsync(gateway, "Palesa", "reviewer");
        var author = await StaffClient.CreateAsync(gateway, "Mpho", "author");

        var note = await reader.PostAsync("/api/words/notes", new { text = OfOne, note = " wrong word: tse ling " });
        var id = note.Json.GetProperty("id").GetInt64();
        (await reader.PostAsync("/api/words/notes", new { text = OfOne, note = " " })).Fields.ShouldBe(["note"]);
        (await FindAsync(author, OfOne)).GetProperty("notes").GetInt32().ShouldBe(1);
        (await reader.PostAsync($"/api/words/notes/{id}/settle", new { answer = "no" })).Status.ShouldBe(403);
        (await author.PostAsync($"/api/words/notes/{id}/settle", new { answer = "changed" })).Status.ShouldBe(204);
        (await author.PostAsync($"/api/words/notes/{id}/settle", new { answer = "again" })).Type.ShouldBe("words/settled");

        (await author.GetAsync("/api/words/notes?open=true")).Json.GetArrayLength().ShouldBe(0);
        (await author.GetAsync($"/api/words/notes?text={OfOne}")).Json[0].GetProperty("note").GetString().ShouldBe("wrong word: tse ling");
    }

    [Fact]
    public async Task Texts_are_found_in_both_languages_however_they_are_spelt()
    {
        var reader = await StaffClient.CreateAsync(gateway, "Lineo", "reviewer");

        foreach (var spelt in new[] { "tšebeletso", "ts'ebeletso", "TSEBELETSO", "tséb", "resting few minutes" })
            (await reader.GetAsync($"/api/words/texts?flow=system&find={Uri.EscapeDataString(spelt)}")).Json.GetProperty("items").EnumerateArray()
                .Select(t => t.GetProperty("text").GetString()).ShouldContain("system/texts/resting", spelt);
    }

    [Fact]
    public async Task Every_text_stands_on_the_page_of_its_screen()
    {
        var reader = await StaffClient.CreateAsync(gateway, "Lineo", "reviewer");
        var book = gateway.Services.GetRequiredService<WordBook>();

        foreach (var text in book.Texts)
        {
            book.FindFlow(text.Flow)?.Find(text.Screen).ShouldNotBeNull(text.Text);
            book.TextsOn(text.Flow, text.Screen).ShouldContain(text);
        }

        foreach (var (flow, screen) in book.Flows.Where(f => f.Version is not null).SelectMany(f => f.Screens.Select(s => (f.Id, s))))
            foreach (var language in book.Languages)
            {
                var pages = book.PagesOf(flow, screen.Id, language);
                pages.All(page => page.Septets <= page.Limit).ShouldBeTrue($"{flow}/{screen.Id}");
                pages.Any().ShouldBe(screen.Kind != "do", $"{flow}/{screen.Id}");
            }

        var home = await reader.GetAsync("/api/words/flows/main/home");
        home.Json.GetProperty("pages").EnumerateArray().Select(p => p.GetProperty("language").GetString()).Distinct().ShouldBe(["en", "st"]);
        (await reader.GetAsync("/api/words/flows/main")).Json.GetProperty("graph").GetProperty("nodes").GetArrayLength().ShouldBeGreaterThan(3);
        (await reader.GetAsync("/api/words/flows/main/nowhere")).Status.ShouldBe(404);
        (await reader.GetAsync("/api/words/flows")).Json.EnumerateArray().Sum(f => f.GetProperty("drafts").GetInt32()).ShouldBeGreaterThan(100);
        Glossary.Pairs.Count.ShouldBe(108);
    }

    private static string? StateOf(ApiAnswer answer) => answer.Json[0].GetProperty("state").GetString();

    private static async Task<ApiAnswer> SignAsync(StaffClient reader, string text)
    {
        var answer = await reader.PostAsync("/api/words/sign", new { texts = new[] { await SeenAsync(reader, text) } });
        answer.Status.ShouldBe(200, answer.Text);
        return answer;
    }

    private static async Task<Seen> SeenAsync(StaffClient reader, string text) => new(text, (await FindAsync(reader, text)).GetProperty("hash").GetString()!);

    private static async Task<JsonElement> FindAsync(StaffClient reader, string text) =>
        (await reader.GetAsync($"/api/words/texts?find={text}&limit=200")).Json.GetProperty("items").EnumerateArray()
            .Single(t => t.GetProperty("text").GetString() == text);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE1006", Justification = "Names as in JSON.")]
    private sealed record Seen(string text, string hash);
}
