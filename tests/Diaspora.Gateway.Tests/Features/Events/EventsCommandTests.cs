using System.Globalization;
using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Tests.Features.Events;

public sealed partial class EventsCommandTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private static readonly (string Option, string Value)[] s_fair =
    [
        ("--title-en", "Fair"), ("--title-st", "Mokete"), ("--place", "Maputsoe"), ("--district", "LS-C"), ("--from", "2026-12-27"),
        ("--time", "10:00"), ("--summary-en", "Free."), ("--summary-st", "Ke mahala."), ("--capacity", "40"),
    ];

    [Fact]
    public async Task An_event_is_added_listed_changed_and_cancelled()
    {
        var id = await AddAsync();
        var caller = events.NewCaller();
        (await caller.ListAsync()).ShouldContain("27 Dec Fair");
        await caller.BookAsync(long.Parse(id, CultureInfo.InvariantCulture), 3);

        (await RunAsync("events", "list")).ShouldContain(
            $"{id}  2026-12-27  Fair, Maputsoe (LS-C)  going 3 of 40, waiting 0, reminders 0  Published\n");
        (await RunAsync("events", "change", id, "--from", "2026-12-28", "--capacity", "0")).ShouldBe($"Event {id} is changed; 1 told.\n");
        (await RunAsync("events", "list")).ShouldContain($"{id}  2026-12-28  Fair, Maputsoe (LS-C)  going 3, waiting 0");
        (await RunAsync("events", "cancel", id)).ShouldBe($"Event {id} is cancelled; 1 told.\n");
        (await caller.ListAsync()).ShouldNotContain("28 Dec Fair");
    }

    [Fact]
    public async Task A_draft_is_seen_once_it_is_published()
    {
        var id = await AddAsync(("--draft", "true"), ("--from", "2026-12-29"), ("--title-en", "Draft fair"));
        var caller = events.NewCaller();
        (await caller.ListAsync()).ShouldNotContain("29 Dec Draft fair");

        await RunAsync("events", "change", id, "--publish");

        (await caller.ListAsync()).ShouldContain("29 Dec Draft fair");
    }

    [Fact]
    public async Task What_does_not_fit_a_phone_is_refused_with_every_reason_and_nothing_is_stored()
    {
        var (code, said) = await events.Gateway.RunCommandAsync(Fair(
            ("--title-en", "A title that is much too long"), ("--summary-st", "日"), ("--district", "LS-X"), ("--to", "2026-12-01"),
            ("--capacity", "-1")));

        code.ShouldBe(1);
        said.ShouldBe(
            """
            The English title may have 20 characters and has 29: A title that is much too long
            The Sesotho summary holds a letter that basic phones do not show: 日
            The last day lies before the first.
            The capacity must be at least 1, or 0 for no limit.
            The district must be one of LS-A, LS-B, LS-C, LS-D, LS-E, LS-F, LS-G, LS-H, LS-J, LS-K.

            """);
        (await RunAsync("events", "list")).ShouldNotContain("A title");
    }

    [Fact]
    public async Task A_heading_that_only_together_gets_too_long_is_refused()
    {
        var (code, said) = await events.Gateway.RunCommandAsync(
            Fair(("--title-st", "Mokete o moholo haho"), ("--place", "Ha-Mothamane, sekolong"), ("--to", "2027-01-31")));

        code.ShouldBe(1);
        said.ShouldStartWith("Title, place and time together, in Sesotho, may have 64 characters and has");
    }

    [Fact]
    public async Task Letters_of_other_spellings_are_folded()
    {
        await AddAsync(("--title-st", "Lits’oantšo"), ("--title-en", "Show"), ("--from", "2026-12-30"));

        (await events.NewCaller().ListAsync(language: "st")).ShouldContain("30 Ts'itoe Lits'oants'o");
    }

    [Theory]
    [InlineData("change", "987654", "--capacity", "3")]
    [InlineData("cancel", "987654")]
    public async Task An_event_that_does_not_exist_is_said(params string[] args)
    {
        var (code, said) = await events.Gateway.RunCommandAsync(["events", .. args]);

        code.ShouldBe(1);
        said.ShouldBe("There is no such event, or it is cancelled.\n");
    }

    [Fact]
    public async Task The_sample_is_marked() => (await RunAsync("events", "list")).ShouldContain(
        "Homecoming, Thaba-Bosiu (LS-A)  going 0 of 2, waiting 0, reminders 0  Published  SAMPLE\n");

    /// <summary>Adds the fair, with some options of its own; gives its number.</summary>
    private async Task<string> AddAsync(params (string Option, string Value)[] own) =>
        IdPattern().Match(await RunAsync(Fair(own))).Groups[1].Value;

    private static string[] Fair(params (string Option, string Value)[] own)
    {
        var given = own.Concat(s_fair).DistinctBy(o => o.Option);
        return ["events", "add", .. given.SelectMany(o => new[] { o.Option, o.Value })];
    }

    private async Task<string> RunAsync(params string[] args)
    {
        var (code, said) = await events.Gateway.RunCommandAsync(args);
        code.ShouldBe(0, said);
        return said;
    }

    [GeneratedRegex(@"^Event (\d+) is added\.\n$")]
    private static partial Regex IdPattern();
}
