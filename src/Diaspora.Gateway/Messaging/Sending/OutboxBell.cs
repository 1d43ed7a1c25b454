using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Hears when a transaction has put messages into the outbox, on a connection of its own.</summary>
internal sealed class OutboxBell(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Listens until it is told to end; while PostgreSQL is away nobody is woken, and everybody once when it is back.</summary>
    public async Task ListenAsync(Action ring, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await OutboxBellStore.OpenAsync(database, stoppingToken);
                connection.Notification += (_, _) => ring();
                ring();
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or IOException or InvalidOperationException)
            {
                await PauseAsync(stoppingToken);
            }
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(s_pause, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }
}
