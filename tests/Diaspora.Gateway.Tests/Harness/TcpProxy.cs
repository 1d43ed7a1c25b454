using System.Net;
using System.Net.Sockets;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>Stands between the gateway and a store on loopback, and can let it hang or be away.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _clients = [];
    private volatile TaskCompletionSource _open = Opened();
    private volatile bool _away;

    public TcpProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections stay, but nothing passes any more.</summary>
    public void Hang() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything passes again.</summary>
    public void GoOn()
    {
        _away = false;
        _open.TrySetResult();
    }

    /// <summary>Every connection is cut and new ones are closed at once.</summary>
    public void GoAway()
    {
        _away = true;
        lock (_clients)
        {
            foreach (var client in _clients) client.Close();
            _clients.Clear();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        GoAway();
        GoOn();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var near = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_away) near.Close();
                else _ = ServeAsync(near);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_host, _port, _stop.Token);
            lock (_clients) _clients.AddRange([near, far]);
            await Task.WhenAny(PassAsync(near.GetStream(), far.GetStream()), PassAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut by the test or by one of the two.
        }
        finally
        {
            near.Close();
            far.Close();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, _stop.Token)) > 0)
        {
            await _open.Task;
            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
