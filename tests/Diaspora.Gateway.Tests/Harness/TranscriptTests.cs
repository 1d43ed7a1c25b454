namespace Diaspora.Gateway.Tests.Harness;

/// <summary>Every file in <c>Transcripts</c> is a test.</summary>
public class TranscriptTests
{
    public static TheoryData<string> Files
    {
        get
        {
            var files = new TheoryData<string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal)) files.Add(Path.GetFileNameWithoutExtension(file));
            return files;
        }
    }

    private static string Folder => Path.Combine(GatewayFixture.RepositoryRoot, "tests", "Diaspora.Gateway.Tests", "Transcripts");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_conversation_goes_as_it_is_written_down(string file)
    {
        // A transcript tells what is said, not how fast: a busy machine must not turn an answer into "resting".
        var gateway = new GatewayFixture { Settings = { ["Conversations:TurnTimeout"] = "00:00:10", ["Redis:CallTimeout"] = "00:00:05" } };
        // A transcript in which staff act needs the API from the first line on.
        gateway.ServesStaff = (await File.ReadAllLinesAsync(Path.Combine(Folder, file + ".txt"))).Any(l => l.StartsWith("staff ", StringComparison.Ordinal));
        await gateway.InitializeAsync();
        try
        {
            await new Transcript(gateway, Path.Combine(Folder, file + ".txt")).PlayAsync();
        }
        finally
        {
            await gateway.DisposeAsync();
        }
    }
}
