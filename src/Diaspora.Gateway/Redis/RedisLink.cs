using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Diaspora.Gateway.Redis;

/// <summary>The one connection to Redis. Every call is bounded in time, because the client's own asynchronous calls are not.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private readonly RedisOptions _options;
    private readonly TimeProvider _time;
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection;

    /// <summary>Prepares the connection; it is opened by the first call and kept, also while Redis is away.</summary>
    public RedisLink(IOptions<RedisOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _connection = new Lazy<Task<ConnectionMultiplexer>>(ConnectAsync);
    }

    /// <summary>Prefix of every key.</summary>
    public string KeyPrefix => _options.KeyPrefix;

    /// <summary>Makes a call, bounded in time.</summary>
    /// <exception cref="RedisAwayException">Redis is away, refused the call or did not answer in time.</exception>
    public async Task<T> CallAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            var connection = _connection.Value;
            if (!connection.IsCompletedSuccessfully) await connection.WaitAsync(_options.CallTimeout, _time, cancellationToken);
            var database = (await connection).GetDatabase();
            cancellationToken.ThrowIfCancellationRequested();
            return await call(database).WaitAsync(_options.CallTimeout, _time, cancellationToken);
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException)
        {
            throw new RedisAwayException(fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) return;
        var connection = await _connection.Value;
        await connection.CloseAsync();
        connection.Dispose();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var configuration = ConfigurationOptions.Parse(_options.Configuration);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 1000;
        configuration.SyncTimeout = (int)_options.CallTimeout.TotalMilliseconds;
        var connection = await ConnectionMultiplexer.ConnectAsync(configuration);
        // With the default, a continuation that awaits inside a request can block the reader that would complete it.
        connection.PreserveAsyncOrder = false;
        return connection;
    }
}
