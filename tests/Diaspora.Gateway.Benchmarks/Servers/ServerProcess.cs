using System.Diagnostics;
using System.Net;

namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>A server in a process of its own, with what it has used so far.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Ready = "Ready: ";
    private readonly Process _process;
    private readonly UsageMeter _meter;

    private ServerProcess(Process process, Uri url, UsageMeter meter)
    {
        _process = process;
        _meter = meter;
        Address = new IPEndPoint(IPAddress.Loopback, url.Port);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>Memory in bytes that the process holds in RAM.</summary>
    public long WorkingSet => Refreshed.WorkingSet64;

    /// <summary>The most that <see cref="WorkingSet"/> has been.</summary>
    public long PeakWorkingSet => Refreshed.PeakWorkingSet64;

    private Process Refreshed
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <summary>Starts a program of this folder and waits until it says that it is ready.</summary>
    /// <param name="assembly">File name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Added to the environment.</param>
    /// <param name="meter">Path for a Unix socket that does not exist yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It ended; the message holds what it said.</exception>
    public static async Task<ServerProcess> StartAsync(
        string assembly, string[] arguments, IReadOnlyDictionary<string, string> settings, string meter, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        UsageMeter.Add(start.Environment, meter);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} could not be started.");
        try
        {
            var said = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                said.Add(line);
                if (!line.StartsWith(Ready, StringComparison.Ordinal)) continue;
                // What it says later must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ServerProcess(process, new Uri(line[Ready.Length..]), UsageMeter.To(meter));
            }

            throw new InvalidOperationException($"{assembly} did not start:\n{string.Join('\n', said)}");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>What the process has used since it started.</summary>
    public Usage Measure()
    {
        var (allocated, commands) = _meter.Read();
        return new Usage(allocated, commands, Refreshed.TotalProcessorTime);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        End(_process);
    }

    private static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}

/// <summary>What a process used.</summary>
/// <param name="Allocated">Bytes allocated on the managed heap.</param>
/// <param name="Commands">SQL commands.</param>
/// <param name="Processor">Processor time of all its threads.</param>
internal readonly record struct Usage(long Allocated, long Commands, TimeSpan Processor)
{
    /// <summary>What was used since <paramref name="earlier"/>.</summary>
    public Usage Since(Usage earlier) => new(Allocated - earlier.Allocated, Commands - earlier.Commands, Processor - earlier.Processor);
}
