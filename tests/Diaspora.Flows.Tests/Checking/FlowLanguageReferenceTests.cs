using System.Text.RegularExpressions;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Tests.Engine;

namespace Diaspora.Flows.Tests.Checking;

/// <summary>flows/README.md: its examples work, and it tells every name and every code.</summary>
public partial class FlowLanguageReferenceTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(FlowPhone.RepositoryFlows, "README.md"));

    private static readonly ActionCatalogue s_actions = new(
    [
        new ActionDeclaration { Name = "bus.days", Kind = ActionKind.Rows, RowSeptets = 24 },
        new ActionDeclaration
        {
            Name = "bus.book",
            Kind = ActionKind.Effect,
            Inputs = ["day", "seats"],
            Outcomes = ["booked", "full"],
            Outputs = new Dictionary<string, int> { ["reference"] = 9 },
        },
        new ActionDeclaration
        {
            Name = "bus.standing", Kind = ActionKind.Read, Outcomes = ["known"], Outputs = new Dictionary<string, int> { ["seat"] = 8 },
        },
        new ActionDeclaration
        {
            Name = "bus.find",
            Kind = ActionKind.Read,
            Inputs = ["who"],
            Outcomes = ["found", "none"],
            Outputs = new Dictionary<string, int> { ["seats"] = 2 },
        },
    ]);

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match block in Block().Matches(s_page)) examples.Add(block.Groups["kind"].Value.Trim(), block.Groups["text"].Value);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_passes_the_check(string kind, string text)
    {
        using var files = new FlowFiles();
        files.With("main.yaml", LeadingTo("example"));
        switch (kind)
        {
            case "":
                files.With("main.yaml", LeadingTo(FlowName().Match(text).Groups[1].Value)).With("example.yaml", text);
                break;
            case "screens":
                files.With("example.yaml", $"flow: example\nversion: 1\nstart: {text.TrimStart().Split(':')[0]}\nscreens:\n{text}");
                break;
            case "lists" or "reviews":
                files.With("main.yaml", LeadingTo("resume")).With(kind + ".yaml", text);
                break;
            default:
                throw new InvalidOperationException($"Nothing completes an example of '{kind}'.");
        }

        files.Problems(s_actions).ShouldBeEmpty(text);
    }

    [Theory]
    [InlineData("choose: {text: {en: a, st: b}, bogus: 1, options: {1: {en: a, st: b, bogus: 1, go: s}}}")]
    [InlineData("list: {text: {en: a, st: b}, rows: bus.days, empty: s, bogus: 1}")]
    [InlineData("ask: {text: {en: a, st: b}, type: new-pin, as: a, go: s, bogus: 1}")]
    [InlineData("ask: {text: {en: a, st: b}, type: number, as: a, go: s, bogus: 1}")]
    [InlineData("ask: {text: {en: a, st: b}, type: digits, as: a, go: s, bogus: 1}")]
    [InlineData("ask: {text: {en: a, st: b}, type: pin, as: a, go: s, bogus: 1}")]
    [InlineData("say: {text: {en: a, st: b}, bogus: 1}")]
    [InlineData("do: {action: bus.standing, on: {known: s}, bogus: 1}")]
    [InlineData("end: {text: {en: a, st: b}, bogus: 1}")]
    public void Every_name_that_means_something_is_told(string screen)
    {
        using var files = new FlowFiles();
        files.With("main.yaml", $$"""
            flow: main
            bogus: 1
            screens:
              s:
                bogus: 1
                {{screen}}
            messages:
              m: {category: service, text: {en: a, st: b}, bogus: 1}
            """);

        var known = files.Problems(s_actions).Select(p => Known().Match(p)).Where(m => m.Success).ToArray();

        known.Length.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var name in known.SelectMany(m => m.Groups[1].Value.Split(", ")).Where(n => n is not ("en" or "st")))
            s_page.ShouldMatch($"`{name}`|### {name}:", $"'{name}' is not told.");
    }

    [Fact]
    public void Every_code_is_told_and_every_told_code_has_a_flow_with_that_fault()
    {
        var told = Code().Matches(s_page[s_page.IndexOf("## What the check says", StringComparison.Ordinal)..])
            .SelectMany(row => Quoted().Matches(row.Groups[1].Value)).Select(m => m.Groups[1].Value).ToArray();
        var shown = BrokenFlow.Files.SelectMany(f => new BrokenFlow(f).Expected).Select(e => e.Split(": ")[1]).Distinct();

        told.ShouldBeUnique();
        shown.ShouldBe(told, ignoreOrder: true);
    }

    [Fact]
    public void Every_code_that_the_sources_can_report_is_told()
    {
        var sources = Path.Combine(FlowPhone.RepositoryFlows, "..", "src", "Diaspora.Flows");
        var codes = new[] { "Checking", "Reading" }.SelectMany(folder => Directory.GetFiles(Path.Combine(sources, folder), "*.cs"))
            .SelectMany(file => Reported().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).Distinct().ToArray();

        codes.Length.ShouldBeGreaterThan(60);
        foreach (var code in codes) s_page.ShouldContain($"`{code}`");
    }

    private static string LeadingTo(string flow) => $$"""
        flow: main
        version: 1
        start: home
        screens:
          home:
            choose:
              text: {en: Hello, st: Lumela}
              options:
                1: {en: Example, st: Mohlala, go: "flow:{{flow}}"}
        """;

    [GeneratedRegex(@"^```yaml(?<kind>[^\n]*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"^flow: (\S+)", RegexOptions.Multiline)]
    private static partial Regex FlowName();

    [GeneratedRegex("means nothing here; known: (.*)\\.$")]
    private static partial Regex Known();

    [GeneratedRegex(@"^\| (`.*?) \|", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("`([a-z0-9-]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("""(?:Report\([^"]*?|return \(|\? \(|new Problem\([^"]*?)"([a-z]+(?:-[a-z0-9]+)+)",""")]
    private static partial Regex Reported();
}
