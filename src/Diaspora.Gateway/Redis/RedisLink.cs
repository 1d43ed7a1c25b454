using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Diaspora.Gateway.Redis;

/// <summary>The one connection to Redis. Every call is bounded in time, because the client's own asynchronous calls are not.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private readonly RedisOptions _options;
    private readonly TimeProvider _time;
    private readonly Lazy<Task<IDatabase>> _database;
    private volatile IDatabase? _open;

    /// <summary>Prepares the connection; it is opened by the first call and kept, also while Redis is away.</summary>
    public RedisLink(IOptions<RedisOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _database = new Lazy<Task<IDatabase>>(ConnectAsync);
    }

    /// <summary>Prefix of every key.</summary>
    public string KeyPrefix => _options.KeyPrefix;

    /// <summary>Makes a call, bounded in time. It fails as <see cref="RedisFaults"/> says when Redis is away or does not answer in time.</summary>
    public Task<T> CallAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken) =>
        CallAsync(static (database, call) => call(database), call, cancellationToken);

    /// <summary>
    /// As <see cref="CallAsync{T}(Func{IDatabase, Task{T}}, CancellationToken)"/>, for the calls of every turn: a static function and what it works
    /// with need no memory of their own.
    /// </summary>
    public Task<T> CallAsync<TWith, T>(Func<IDatabase, TWith, Task<T>> call, TWith with, CancellationToken cancellationToken) =>
        _open is { } database
            ? call(database, with).WaitAsync(_options.CallTimeout, _time, cancellationToken)
            : OpenAndCallAsync(call, with, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_open is not { Multiplexer: var connection }) return;
        await connection.CloseAsync();
        connection.Dispose();
    }

    private async Task<T> OpenAndCallAsync<TWith, T>(Func<IDatabase, TWith, Task<T>> call, TWith with, CancellationToken cancellationToken)
    {
        var database = await _database.Value.WaitAsync(_options.CallTimeout, _time, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return await call(database, with).WaitAsync(_options.CallTimeout, _time, cancellationToken);
    }

    private async Task<IDatabase> ConnectAsync()
    {
        var configuration = ConfigurationOptions.Parse(_options.Configuration);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 1000;
        configuration.SyncTimeout = (int)_options.CallTimeout.TotalMilliseconds;
        var connection = await ConnectionMultiplexer.ConnectAsync(configuration);
        // With the default, a continuation that awaits inside a request can block the reader that would complete it.
        connection.PreserveAsyncOrder = false;
        return _open = connection.GetDatabase();
    }
}
