using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Diaspora.Gateway.Benchmarks.Load;

/// <summary>
/// Sends requests on a fixed number of connections from one thread that sleeps while nothing has come, so that the client takes as little as
/// possible of the cores it shares with the servers.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Socket, Connection> _connections = [];
    private readonly Stack<Connection> _idle = new();
    private readonly List<Socket> _readable = [];

    public LoadClient(IPEndPoint server, int connections)
    {
        for (var i = 0; i < connections; i++)
        {
            var connection = new Connection(server);
            _connections.Add(connection.Socket, connection);
            _idle.Push(connection);
        }
    }

    /// <summary>Sends each request as soon as a connection is free for it.</summary>
    public LoadResult RunClosed(UssdRequests requests) => Run(requests, TimeSpan.Zero);

    /// <summary>
    /// Sends requests at a fixed rate, whatever the server does. Latencies count from the moment when a request was due: one that had to wait for
    /// a connection waited for the server.
    /// </summary>
    public LoadResult RunOpen(UssdRequests requests, double perSecond) => Run(requests, TimeSpan.FromSeconds(1 / perSecond));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _connections.Values) connection.Dispose();
    }

    private LoadResult Run(UssdRequests requests, TimeSpan apart)
    {
        var latencies = new TimeSpan[requests.Count];
        var screens = new byte[]?[requests.Steps];
        var start = Stopwatch.GetTimestamp();
        var sent = 0;
        for (var answered = 0; answered < requests.Count;)
        {
            sent = SendDue(requests, sent, start, apart);
            Wait(sent < requests.Count && _idle.Count > 0);
            foreach (var socket in _readable)
            {
                var connection = _connections[socket];
                if (!connection.Receive()) continue;
                Check(connection, ref screens[requests.StepOf(connection.Request)]);
                latencies[answered++] = Stopwatch.GetElapsedTime(connection.Due);
                _idle.Push(connection);
            }
        }

        return new LoadResult(latencies, Stopwatch.GetElapsedTime(start));
    }

    private int SendDue(UssdRequests requests, int sent, long start, TimeSpan apart)
    {
        while (sent < requests.Count && _idle.Count > 0)
        {
            var now = Stopwatch.GetTimestamp();
            var due = apart == TimeSpan.Zero ? now : start + (long)(sent * apart.TotalSeconds * Stopwatch.Frequency);
            if (due > now) break;
            var connection = _idle.Pop();
            connection.Send(requests[sent], sent, due);
            sent++;
        }

        return sent;
    }

    /// <summary>Waits for answers; for a millisecond, the shortest sleep there is, when another request will be due.</summary>
    private void Wait(bool moreDue)
    {
        _readable.Clear();
        _readable.AddRange(_connections.Keys);
        Socket.Select(_readable, null, null, moreDue ? TimeSpan.FromMilliseconds(1) : s_longestAnswer);
        if (_readable.Count == 0 && !moreDue) throw new TimeoutException($"No answer came within {s_longestAnswer.TotalSeconds} seconds.");
    }

    /// <summary>Every session must be shown the same at the same step, and be asked to go on.</summary>
    private static void Check(Connection connection, ref byte[]? screen)
    {
        var body = connection.Body;
        screen ??= body.ToArray();
        if (!body.StartsWith("CON "u8)) throw new InvalidOperationException("The server ended a session.");
        if (!body.SequenceEqual(screen)) throw new InvalidOperationException("A session was shown something else than the others.");
    }
}
