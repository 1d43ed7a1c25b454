using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using System.Net.Sockets;

namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>
/// Asks another process how many bytes it has allocated and how many SQL commands it has run since it started, through a Unix socket and a thread
/// that otherwise sleeps.
/// </summary>
internal sealed class UsageMeter : IDisposable
{
    private const string PathVariable = "GATEWAY_BENCH_METER";
    private const int AnswerSize = 2 * sizeof(long);
    private static long s_commands;
    private readonly Socket _socket = New();

    private UsageMeter(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    /// <summary>The environment of a process that is to be measured.</summary>
    public static void Add(IDictionary<string, string?> environment, string path)
    {
        environment["DOTNET_STARTUP_HOOKS"] = typeof(UsageMeter).Assembly.Location;
        environment[PathVariable] = path;
    }

    /// <summary>Connects to a process that was started with <see cref="Add"/>.</summary>
    public static UsageMeter To(string path) => new(path);

    /// <summary>Bytes allocated by all threads, and SQL commands run, since the process started.</summary>
    public (long Allocated, long Commands) Read()
    {
        Span<byte> answer = stackalloc byte[AnswerSize];
        _socket.Send([1]);
        var received = 0;
        while (received < answer.Length)
        {
            var more = _socket.Receive(answer[received..]);
            received += more > 0 ? more : throw new InvalidOperationException("The server is gone.");
        }

        return (BinaryPrimitives.ReadInt64LittleEndian(answer), BinaryPrimitives.ReadInt64LittleEndian(answer[sizeof(long)..]));
    }

    /// <summary>Answers in the process that is measured.</summary>
    public static void Answer()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path) return;
        CountCommands();
        var listener = New();
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "usage meter" }.Start();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static void CountCommands()
    {
        var metrics = new MeterListener
        {
            InstrumentPublished = static (instrument, metrics) =>
            {
                if (instrument is { Meter.Name: "Npgsql", Name: "db.client.operation.duration" }) metrics.EnableMeasurementEvents(instrument);
            },
        };
        metrics.SetMeasurementEventCallback<double>(static (_, _, _, _) => Interlocked.Increment(ref s_commands));
        metrics.Start();
    }

    private static void Answer(Socket listener)
    {
        using var asker = listener.Accept();
        Span<byte> question = stackalloc byte[1];
        Span<byte> answer = stackalloc byte[AnswerSize];
        while (asker.Receive(question) > 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes(precise: true));
            BinaryPrimitives.WriteInt64LittleEndian(answer[sizeof(long)..], Interlocked.Read(ref s_commands));
            asker.Send(answer);
        }
    }

    private static Socket New() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
