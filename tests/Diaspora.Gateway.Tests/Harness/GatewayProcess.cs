using System.Diagnostics;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>A gateway in a process of its own, that can be killed.</summary>
internal sealed class GatewayProcess : IDisposable
{
    private const string Ready = "Ready: ";
    private readonly Process _process;

    private GatewayProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Starts a gateway in development and waits until it is ready.</summary>
    /// <param name="settings">Settings by name, such as <c>Redis:Configuration</c>.</param>
    public static async Task<GatewayProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Diaspora.Gateway.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Conversations__FlowsDirectory"] = Path.Combine(GatewayFixture.RepositoryRoot, "flows");
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The gateway could not be started.");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            var said = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                said.Add(line);
                if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
                // What it says later must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new GatewayProcess(process, new Uri(line[Ready.Length..]));
            }

            throw new InvalidOperationException($"The gateway did not start:\n{string.Join('\n', said)}");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>Ends it in the middle of whatever it does, as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose() => End(_process);

    private static void End(Process process)
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
