using System.Globalization;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Sends out what is approved when its time has come. Harmless when several run at once or one runs twice.</summary>
internal sealed class AnnouncementReleases(NpgsqlDataSource database, Broadcasts broadcasts)
{
    /// <summary>Who the audit says did it.</summary>
    private const string Clock = "schedule";

    /// <summary>Orders the broadcasts of everything that is due, then goes on with writing messages wherever some are missing.</summary>
    /// <exception cref="AggregateException">Some of it failed; the rest was done all the same.</exception>
    public async Task ReleaseDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> due;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            due = await AnnouncementStore.DueAsync(connection, now, cancellationToken);
        var faults = new List<Exception>();
        foreach (var id in due) await TryAsync(() => OrderAsync(id, now, cancellationToken), faults);
        await TryAsync(() => broadcasts.ExpandAllAsync(cancellationToken), faults);
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    private static async Task TryAsync(Func<Task> act, List<Exception> faults)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One that cannot go out must not keep the others waiting.
            faults.Add(fault);
        }
    }

    private async Task OrderAsync(long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await AnnouncementStore.LockAsync(transaction, id, cancellationToken);
        // Another node was faster, or somebody took it back or set another time.
        if (held is not { State: AnnouncementState.Approved, ReleaseAt: { } releaseAt } || releaseAt > now) return;
        var subject = string.Create(CultureInfo.InvariantCulture, $"announcement/{id}");
        var ordered = new NewBroadcast(
            "announcement", subject, held.Category, held.En, held.St, held.Audience, held.Emergency, held.DueLocal is null ? held.DueAt ?? now : null,
            held.DueLocal, TimeSpan.FromHours(held.WorthHours));
        var broadcast = await broadcasts.CreateAsync(transaction, ordered, cancellationToken);
        await AnnouncementStore.ReleaseAsync(transaction, id, broadcast, ReleaseTimes.NewsFrom(held.Schedule, now), now, cancellationToken);
        await AuditStore.WriteAsync(transaction, Clock, "announcement.released", subject, AuditDetails.Of(held), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
