using System.Runtime.CompilerServices;
using Diaspora.Gateway.Messaging.Broadcasts;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>How far an announcement has come, as it is told to a page that stays open.</summary>
/// <param name="State">draft, submitted, approved, released, or paused and stopped once it is released.</param>
/// <param name="Done">True: nothing of it is left to be sent, or nothing of it is under way.</param>
/// <param name="Messages">Its messages; null: none is written yet.</param>
internal sealed record AnnouncementProgress(string State, bool Done, BroadcastProgress? Messages)
{
    /// <summary>The state that a page tells apart.</summary>
    public static string StateOf(string state, BroadcastProgress? messages) => messages is null or { State: "running" } ? state : messages.State;
}

/// <summary>Follows announcements for pages that stay open.</summary>
internal sealed class AnnouncementWatch(NpgsqlDataSource database, Broadcasts broadcasts, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <summary>A browser that is still there asks again after that; then its rights are looked at again.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <summary>Tells how an announcement stands now and every two seconds, until it is done or somebody leaves.</summary>
    public async IAsyncEnumerable<AnnouncementProgress> FollowAsync(long id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A program that ends must not wait for pages.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        ends.CancelAfter(s_longest);
        while (await ReadAsync(id, cancellationToken) is { } progress)
        {
            yield return progress;
            if (progress.Done || !await PauseAsync(ends.Token)) yield break;
        }
    }

    private async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(s_pause, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<AnnouncementProgress?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await AnnouncementStore.StateAsync(connection, id, cancellationToken) is not var (state, broadcast)) return null;
        var messages = broadcast is { } known ? await broadcasts.ProgressAsync(known, cancellationToken) : null;
        return new AnnouncementProgress(AnnouncementProgress.StateOf(state, messages), messages?.Done ?? state is "draft" or "submitted", messages);
    }
}
