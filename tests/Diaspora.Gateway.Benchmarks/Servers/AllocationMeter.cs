using System.Buffers.Binary;
using System.Net.Sockets;

namespace Diaspora.Gateway.Benchmarks.Servers;

/// <summary>Asks another process how many bytes it has allocated since it started, through a Unix socket and a thread that otherwise sleeps.</summary>
internal sealed class AllocationMeter : IDisposable
{
    private const string PathVariable = "GATEWAY_BENCH_METER";
    private readonly Socket _socket = New();

    private AllocationMeter(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    /// <summary>The environment of a process that is to be measured.</summary>
    public static void Add(IDictionary<string, string?> environment, string path)
    {
        environment["DOTNET_STARTUP_HOOKS"] = typeof(AllocationMeter).Assembly.Location;
        environment[PathVariable] = path;
    }

    /// <summary>Connects to a process that was started with <see cref="Add"/>.</summary>
    public static AllocationMeter To(string path) => new(path);

    /// <summary>Bytes allocated by all threads since the process started.</summary>
    public long Read()
    {
        Span<byte> answer = stackalloc byte[sizeof(long)];
        _socket.Send([1]);
        var received = 0;
        while (received < answer.Length)
        {
            var more = _socket.Receive(answer[received..]);
            received += more > 0 ? more : throw new InvalidOperationException("The server is gone.");
        }

        return BinaryPrimitives.ReadInt64LittleEndian(answer);
    }

    /// <summary>Answers in the process that is measured.</summary>
    public static void Answer()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path) return;
        var listener = New();
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "allocation meter" }.Start();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static void Answer(Socket listener)
    {
        using var asker = listener.Accept();
        Span<byte> question = stackalloc byte[1];
        Span<byte> answer = stackalloc byte[sizeof(long)];
        while (asker.Receive(question) > 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes(precise: true));
            asker.Send(answer);
        }
    }

    private static Socket New() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
