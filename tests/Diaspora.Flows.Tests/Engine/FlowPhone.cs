using System.Text.Json;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Reading;

namespace Diaspora.Flows.Tests.Engine;

/// <summary>A phone for engine tests. The session is serialised and read again between turns, as in the gateway.</summary>
internal sealed class FlowPhone(FlowEngine engine, IFlowHost host)
{
    private byte[] _session = [];

    /// <summary>The last turn.</summary>
    public Turn? Last { get; private set; }

    /// <summary>Makes a phone for flows written in a test.</summary>
    public static FlowPhone For(string flowsYaml, TestHost host) => new(EngineOf(flowsYaml, host), host);

    /// <summary>Makes an engine for flows written in a test: one or more flow files parted by lines of <c>---</c>.</summary>
    public static FlowEngine EngineOf(string flowsYaml, TestHost host)
    {
        var directory = Directory.CreateTempSubdirectory("flows-");
        try
        {
            var number = 0;
            foreach (var file in flowsYaml.Split("---\n"))
                File.WriteAllText(Path.Combine(directory.FullName, $"flow{number++}.yaml"), file);
            foreach (var shared in new[] { "system.yaml", "lists.yaml", "resume.yaml" })
                File.Copy(Path.Combine(RepositoryFlows, shared), Path.Combine(directory.FullName, shared));
            var problems = new List<Problem>();
            var flows = FlowDirectory.Read(directory.FullName, host.Catalogue, problems);
            problems.ShouldBeEmpty();
            return new FlowEngine(flows, host.Catalogue);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>The flows of the product.</summary>
    public static string RepositoryFlows { get; } = FindFlows();

    /// <summary>Begins a conversation; gives the screen.</summary>
    public async Task<string> DialAsync(int? language = 0, bool sms = false, Session? dropped = null, params string[] dialled) =>
        Keep(await engine.StartAsync(new StartRequest(language, sms, Dropped: dropped), dialled, host, CancellationToken.None));

    /// <summary>Keys an input; gives the screen.</summary>
    public async Task<string> PressAsync(params string[] inputs)
    {
        var session = JsonSerializer.Deserialize(_session, SessionJson.Default.Session).ShouldNotBeNull();
        return Keep(await engine.ResumeAsync(session, inputs, host, CancellationToken.None));
    }

    /// <summary>The session as it was kept.</summary>
    public Session Kept => JsonSerializer.Deserialize(_session, SessionJson.Default.Session).ShouldNotBeNull();

    private string Keep(Turn turn)
    {
        Last = turn;
        _session = JsonSerializer.SerializeToUtf8Bytes(turn.Session, SessionJson.Default.Session);
        return turn.Text;
    }

    private static string FindFlows()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Diaspora.Gateway.sln"))) return Path.Combine(at.FullName, "flows");
        throw new InvalidOperationException("The flows folder of the repository was not found above the test's folder.");
    }
}
