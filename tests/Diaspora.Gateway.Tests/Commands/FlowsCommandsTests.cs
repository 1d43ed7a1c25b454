namespace Diaspora.Gateway.Tests.Commands;

public sealed class FlowsCommandsTests : IDisposable
{
    private readonly SmallFlows _flows = new();

    [Fact]
    public async Task Flows_without_a_fault_are_counted()
    {
        var (code, said) = await SmallFlows.RunAsync("check", _flows.Path);

        code.ShouldBe(0);
        said.ShouldMatch(@"^2 flows, 7 screens: \d+ pages and 2 messages fit\.\n");
        said.ShouldMatch(@"\nSesotho: \d+ texts, 0 reviewed, \d+ drafts \(0 need two reviewers\)\.\n$");
    }

    [Fact]
    public async Task Every_fault_is_a_line_with_its_place_and_code()
    {
        _flows.Change("go: days", "go: day");
        _flows.Change("en: Buses,", "en: Búses,");

        var (code, said) = await SmallFlows.RunAsync("check", _flows.Path);

        code.ShouldBe(1);
        said.ShouldBe($"""
            {_flows.PathOf("main.yaml")}:16: not-gsm7: 'ú' (U+00FA) does not show on every phone; write u instead.
            {_flows.PathOf("main.yaml")}:18: unknown-screen: 'home' leads to the screen 'day', which does not exist; did you mean 'days'?

            """);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told() =>
        (await SmallFlows.RunAsync("check", "no-such-folder")).ShouldBe((1, "no-such-folder/system.yaml:1: missing-file: The file is missing.\n"));

    [Theory]
    [InlineData("mermaid", "stateDiagram-v2\n")]
    [InlineData("dot", "digraph {\n")]
    public async Task A_flow_is_drawn(string format, string beginning)
    {
        var (code, said) = await SmallFlows.RunAsync("graph", "main", "--format", format, "--directory", _flows.Path);

        code.ShouldBe(0);
        said.ShouldStartWith(beginning);
        said.ShouldContain("Which day?");
    }

    [Fact]
    public async Task Without_a_name_every_flow_is_drawn()
    {
        var (code, said) = await SmallFlows.RunAsync("graph", "--directory", _flows.Path);

        code.ShouldBe(0);
        said.Split("stateDiagram-v2").Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_flow_that_is_not_there_is_not_drawn() =>
        (await SmallFlows.RunAsync("graph", "food", "--directory", _flows.Path)).ShouldBe((1, "There is no flow 'food'.\n"));

    [Fact]
    public async Task A_draft_is_listed_until_it_is_signed()
    {
        var (_, drafts) = await SmallFlows.RunAsync("drafts", _flows.Path);
        var line = drafts.Split('\n').Single(l => l.Contains("\"main/home/text\"", StringComparison.Ordinal));
        drafts.ShouldContain($"#   Libese\n{line}");

        _flows.Write("reviews.yaml", "reviews:\n" + line.Replace("reviewer: ,", "reviewer: Palesa,").Replace("date: }", "date: 2026-11-21}") + "\n");

        (await SmallFlows.RunAsync("drafts", _flows.Path)).Said.ShouldNotContain("main/home/text");
        (await SmallFlows.RunAsync("check", _flows.Path)).Said.ShouldContain(" 1 reviewed, ");
    }

    [Fact]
    public async Task A_release_keeps_every_current_version_once()
    {
        var (code, said) = await SmallFlows.RunAsync("release", _flows.Path);

        code.ShouldBe(0);
        var files = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFileName);
        files.ShouldBe(["main.v1.yaml", "resume.v1.yaml"], ignoreOrder: true);
        (await SmallFlows.RunAsync("release", _flows.Path)).ShouldBe((0, "Every current version is released already.\n"));
    }

    [Fact]
    public async Task Flows_with_faults_are_not_released()
    {
        _flows.Change("go: days", "go: day");

        var (code, said) = await SmallFlows.RunAsync("release", _flows.Path);

        code.ShouldBe(1);
        said.ShouldContain("unknown-screen");
        Directory.Exists(_flows.PathOf("released")).ShouldBeFalse();
    }

    public void Dispose() => _flows.Dispose();
}
