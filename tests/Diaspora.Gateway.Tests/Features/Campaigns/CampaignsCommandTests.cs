namespace Diaspora.Gateway.Tests.Features.Campaigns;

public sealed class CampaignsCommandTests : IAsyncLifetime
{
    private readonly CampaignWorld _world = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"campaign-{Guid.NewGuid():n}.yaml");

    public Task InitializeAsync() => _world.InitializeAsync();

    public async Task DisposeAsync()
    {
        File.Delete(_file);
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task The_samples_are_listed_as_drafts()
    {
        // Samples are loaded when the gateway starts.
        _ = _world.Gateway.Client;

        (await _world.Gateway.RunCommandAsync("campaigns", "list")).Said.ShouldBe("""
            16-days  draft SAMPLE  news  SAMPLE 16 Days against gender-based violence
            festive-season  draft SAMPLE  healthday  SAMPLE Festive-season health services

            """);
    }

    [Fact]
    public async Task A_campaign_is_shown_with_its_texts_and_the_days_to_come()
    {
        _ = _world.Gateway.Client;

        var (code, said) = await _world.Gateway.RunCommandAsync("campaigns", "show", "festive-season");

        code.ShouldBe(0);
        var lines = said.TrimEnd().Split('\n');
        lines[0].ShouldBe("SAMPLE Festive-season health services (draft SAMPLE, healthday), by sample");
        lines[3].ShouldBe("2 en  Coming home for the festive season? Pack your health papers together with your passport.");
        lines[^5..].ShouldBe(
        [
            "2026-12-03 10:00  text 1  LS 10:00, ZA 10:00", "2026-12-10 10:00  text 2  LS 10:00, ZA 10:00", "2026-12-17 10:00  text 3  LS 10:00, ZA 10:00",
            "2026-12-24 10:00  text 4  LS 10:00, ZA 10:00", "2026-12-31 10:00  text 5  LS 10:00, ZA 10:00",
        ]);
        (await _world.Gateway.RunCommandAsync("campaigns", "show", "unknown")).ShouldBe((1, "There is no such campaign; see campaigns list.\n"));
    }

    [Fact]
    public async Task A_file_becomes_a_draft_of_its_author_and_doubts_are_told()
    {
        await WriteAsync("""
            name: fair
            title: The fair
            category: events
            calendar: {repeat: once, day: 1 Dec, time: "09:00"}
            texts:
              - en: The police come too.
                st: Khotso.
            """);

        (await ImportAsync()).ShouldBe((0, $"""
            Campaign fair is a draft now. Submit it, and let another person approve it, by API.
            {_file}:6: note: 'police' may say too much where somebody else reads the phone.

            """));
        (await _world.Office.ApproveAsync("fair", 1, CampaignWorld.Lineo, CancellationToken.None)).Campaign.ShouldBeNull();
        (await _world.AuditAsync("fair")).ShouldBe(["Lineo campaign.created"]);
    }

    [Fact]
    public async Task Each_fault_of_a_file_is_told_with_its_line_and_nothing_is_made()
    {
        await WriteAsync("""
            name: The fair
            title: The fair
            category: events
            calendar: {repeat: once, day: 1 Dec, time: "21:00"}
            texts:
              - en: Test for TB.
            """);

        var (code, said) = await ImportAsync();

        code.ShouldBe(1);
        said.TrimEnd().Split('\n').Select(line => line[_file.Length..line.IndexOf(' ', _file.Length)])
            .ShouldBe([":1:", ":4:", ":6:", ":6:"], said);
        said.ShouldContain("texts[0].st: It is missing: every text stands in both languages.");
        (await _world.Gateway.RunCommandAsync("campaigns", "list")).Said.ShouldNotContain("The fair");
    }

    [Fact]
    public async Task A_file_that_is_none_is_told()
    {
        await WriteAsync("name: \"open");

        (await ImportAsync()).Said.ShouldStartWith($"{_file}:1: This is no YAML: ");
    }

    private Task WriteAsync(string yaml) => File.WriteAllTextAsync(_file, yaml);

    private Task<(int Code, string Said)> ImportAsync() => _world.Gateway.RunCommandAsync("campaigns", "import", _file, "--by", "Lineo");
}
