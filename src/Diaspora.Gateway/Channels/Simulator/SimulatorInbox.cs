using System.Runtime.CompilerServices;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>Watches the messages of a phone for as long as a page shows them.</summary>
internal sealed class SimulatorInbox(
    NpgsqlDataSource database, MessageText text, IOptions<ConversationOptions> options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const int Shown = 50;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gives the newest messages, the newest first, at once and whenever they change: a new one, one that came further, another language. Ends
    /// without a fault when the page goes or the gateway stops.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<SimulatorMessage>> WatchAsync(
        PhoneHash phone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(s_pause, time);
        List<(long, string, string?)>? before = null;
        do
        {
            if (await ReadAsync(phone, over.Token) is not { } rows) yield break;
            var now = rows.Select(row => (row.Id, row.Status, row.Language)).ToList();
            if (before is not null && now.SequenceEqual(before)) continue;
            before = now;
            yield return [.. rows.Select(Render)];
        }
        while (await GoesOnAsync(timer, over.Token));
    }

    private async Task<IReadOnlyList<OutboxMessage>?> ReadAsync(PhoneHash phone, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return await MessagesStore.NewestAsync(connection, phone, Shown, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<bool> GoesOnAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private SimulatorMessage Render(OutboxMessage row)
    {
        var words = text.Render(row, options.Value.ServiceCode);
        return new SimulatorMessage(row.Id, row.CreatedAt, row.Category, row.Status, words, words is null ? 0 : Segments.Count(words).Parts);
    }
}

/// <summary>A message as the phone shows it.</summary>
/// <param name="Id">Later messages have higher ones.</param>
/// <param name="At">When it was caused.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Status">How far it came.</param>
/// <param name="Text">The words; null: no flow holds them any more.</param>
/// <param name="Parts">How many SMS parts it takes.</param>
internal sealed record SimulatorMessage(long Id, DateTimeOffset At, string Category, string Status, string? Text, int Parts);
