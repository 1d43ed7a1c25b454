using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Diaspora.Gateway.Benchmarks.Load;

/// <summary>One kept-alive HTTP/1.1 connection that carries one request at a time and reads no more of an answer than it must.</summary>
internal sealed class Connection : IDisposable
{
    private readonly byte[] _buffer = new byte[8192];
    private int _received;
    private int _bodyAt;
    private int _end;

    public Connection(IPEndPoint server)
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
    }

    /// <summary>The socket, to wait on.</summary>
    public Socket Socket { get; }

    /// <summary>Number of the request that is under way.</summary>
    public int Request { get; private set; }

    /// <summary>When that request was due, as a time stamp of the stopwatch.</summary>
    public long Due { get; private set; }

    /// <summary>The text of the answer; good until the next request.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_bodyAt, _end - _bodyAt);

    /// <summary>Sends a request.</summary>
    public void Send(ReadOnlySpan<byte> bytes, int request, long due)
    {
        Request = request;
        Due = due;
        _received = 0;
        _end = 0;
        Socket.Send(bytes);
    }

    /// <summary>Reads what has come; true when the answer is whole.</summary>
    /// <exception cref="InvalidOperationException">The answer is not 200 with a length.</exception>
    public bool Receive()
    {
        var more = Socket.Receive(_buffer.AsSpan(_received));
        if (more == 0) throw new InvalidOperationException("The server closed a connection.");
        _received += more;
        return (_end > 0 || ReadHead()) && _received >= _end;
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();

    private bool ReadHead()
    {
        var head = _buffer.AsSpan(0, _received);
        var length = head.IndexOf("\r\n\r\n"u8);
        if (length < 0) return false;
        head = head[..length];
        var at = head.IndexOf("Content-Length: "u8);
        if (!head.StartsWith("HTTP/1.1 200"u8) || at < 0
            || !Utf8Parser.TryParse(head[(at + "Content-Length: ".Length)..], out int body, out _) || length + 4 + body > _buffer.Length)
            throw new InvalidOperationException($"The server answered {System.Text.Encoding.ASCII.GetString(head)}");
        _bodyAt = length + 4;
        _end = _bodyAt + body;
        return true;
    }
}
