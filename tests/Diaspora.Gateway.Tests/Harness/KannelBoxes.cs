using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>
/// A Kannel of this test's own on free loopback ports: bearerbox, smsbox and, as the network, Debian's fake SMSC. They run as the test's user with
/// the configuration of <c>deploy/kannel.conf</c>, and end with the test.
/// </summary>
internal sealed partial class KannelBoxes : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("diaspora-gateway-kannel-");
    private readonly List<Process> _processes = [];
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<string> _arrived = new();
    private readonly SemaphoreSlim _arrival = new(0);
    private readonly int[] _ports = FreePorts(5);
    private Process? _network;

    /// <summary>Where texts are handed over; known before the boxes run.</summary>
    public Uri SendUrl => new($"http://127.0.0.1:{_ports[2]}/cgi-bin/sendsms");

    /// <summary>Where the gateway is to listen: texts and reports are brought there.</summary>
    public Uri GatewayUrl => new($"http://127.0.0.1:{_ports[4]}");

    public const string Username = "gateway";

    public const string Password = "CHANGE-SEND-PASSWORD";

    /// <summary>Starts the boxes and waits until a text can go through them.</summary>
    public async Task StartAsync()
    {
        var config = Path.Combine(_folder.FullName, "kannel.conf");
        await File.WriteAllTextAsync(config, await ConfigAsync());
        Start("/usr/sbin/bearerbox", "-v", "3", config);
        await UntilAsync(async () => await StatusAsync() is not null);
        Start("/usr/sbin/smsbox", "-v", "3", config);
        _network = Start("/usr/lib/kannel/test/fakesmsc", "-H", "127.0.0.1", "-r", Text(_ports[3]), "-i", "0.01");
        await UntilAsync(async () => await StatusAsync() is { } status && status.Contains("smsbox", StringComparison.Ordinal)
            && OnlinePattern().IsMatch(status) && await AcceptsAsync(_ports[2]));
    }

    /// <summary>The next text that reaches the network, as the fake SMSC writes it: sender, receiver, kind and words.</summary>
    public async Task<string> NextAsync()
    {
        (await _arrival.WaitAsync(s_patience)).ShouldBeTrue($"Nothing reached the network. {string.Join('\n', _faults)}");
        return _arrived.TryDequeue(out var text) ? text : throw new InvalidOperationException("The count of texts is wrong.");
    }

    /// <summary>A text from a phone, in the fake SMSC's own words: <c>text Lumela</c>, or <c>ucs2 %01%5C</c>.</summary>
    public async Task ReceiveAsync(string from, string to, string message)
    {
        if (_network is null) throw new InvalidOperationException("The boxes do not run.");
        await _network.StandardInput.WriteLineAsync($"{from} {to} {message}");
        await _network.StandardInput.FlushAsync();
    }

    public void Dispose()
    {
        // Killed, not asked: with texts on their way a bearerbox that is asked hangs.
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
        _arrival.Dispose();
    }

    private async Task<string> ConfigAsync()
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(GatewayFixture.RepositoryRoot, "deploy", "kannel.conf"));
        return sample
            .Replace("= 13000", $"= {_ports[0]}", StringComparison.Ordinal)
            .Replace("= 13001", $"= {_ports[1]}", StringComparison.Ordinal)
            .Replace("= 13013", $"= {_ports[2]}", StringComparison.Ordinal)
            .Replace("http://127.0.0.1:5080", $"http://127.0.0.1:{_ports[4]}", StringComparison.Ordinal)
            .Replace("CHANGE-TOKEN", "dev-token", StringComparison.Ordinal)
            + $"""

            group = smsc
            smsc = fake
            smsc-id = network
            host = 127.0.0.1
            our-host = 127.0.0.1
            port = {_ports[3]}
            connect-allow-ip = 127.0.0.1

            """;
    }

    private Process Start(string program, params string[] arguments)
    {
        File.Exists(program).ShouldBeTrue($"{program} is missing; ./gateway test installs it.");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName,
            },
        };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
        return process;
    }

    private void Take(string? line)
    {
        if (line is null) return;
        if (ArrivalPattern().Match(line) is { Success: true } arrival)
        {
            _arrived.Enqueue(arrival.Groups["text"].Value);
            _arrival.Release();
        }
        else if (line.Contains("ERROR", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal))
        {
            // Addresses hold numbers and words.
            _faults.Enqueue(AddressPattern().Replace(line, ""));
        }
    }

    private async Task<string?> StatusAsync()
    {
        using var client = new HttpClient();
        try
        {
            return await client.GetStringAsync($"http://127.0.0.1:{_ports[0]}/status.txt?password=CHANGE-ADMIN-PASSWORD");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<bool> AcceptsAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task UntilAsync(Func<Task<bool>> ready)
    {
        using var limit = new CancellationTokenSource(s_patience);
        while (!await ready())
        {
            if (_processes.Any(process => process.HasExited) || limit.IsCancellationRequested)
                throw new InvalidOperationException($"Kannel did not start. {string.Join('\n', _faults)}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("Got message [0-9]+: <(?<text>.*)>$", RegexOptions.ExplicitCapture)]
    private static partial Regex ArrivalPattern();

    [GeneratedRegex("<.*")]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"network[^\n]*\(online")]
    private static partial Regex OnlinePattern();
}
