using Diaspora.Gateway.Messaging.Routes;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>One text to many people: ordered in the caller's transaction, written out piece by piece, paused, resumed and stopped.</summary>
internal sealed class Broadcasts(NpgsqlDataSource database, RouteTable routes, TimeProvider time)
{
    /// <summary>Contacts that one transaction looks at; keeps memory and locks small.</summary>
    private const int PieceSize = 20_000;

    /// <summary>Orders a broadcast; its messages are written by <see cref="ExpandAsync"/> afterwards.</summary>
    /// <returns>The id; that of the earlier one when the cause has one.</returns>
    public Task<long> CreateAsync(NpgsqlTransaction transaction, NewBroadcast broadcast, CancellationToken cancellationToken)
    {
        if (broadcast.DueAt is null == broadcast.DueLocal is null)
            throw new ArgumentException("A broadcast is due either at a moment or at a local time.", nameof(broadcast));
        return BroadcastStore.AddAsync(transaction, broadcast, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Counts an audience at this moment.</summary>
    /// <param name="audience">Who is meant.</param>
    /// <param name="category">Topic that they must have agreed to; <c>service</c> needs none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AudienceCount> CountAsync(Audience audience, string category, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return AudienceGroup.Sum(await AudienceStore.CountAsync(connection, audience, category, cancellationToken), routes);
    }

    /// <summary>What a broadcast was for and when it was ordered; null when there is no such broadcast.</summary>
    public async Task<EarlierBroadcast?> FindEarlierAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await BroadcastStore.FindEarlierAsync(connection, id, cancellationToken);
    }

    /// <summary>
    /// Writes the messages of a broadcast. Whatever ends it half-way, the next call goes on where it was; several at once take turns.
    /// </summary>
    /// <returns>True when every message is written; false when there is no such broadcast or it is stopped.</returns>
    public async Task<bool> ExpandAsync(long id, CancellationToken cancellationToken)
    {
        ExpansionStep step;
        do step = await ExpandPieceAsync(id, PieceSize, cancellationToken);
        while (step == ExpansionStep.More);
        return step == ExpansionStep.Complete;
    }

    /// <summary>Goes on with everything that was ordered, resumed or stopped and is not written through.</summary>
    /// <exception cref="AggregateException">Some of it failed; the rest was done all the same.</exception>
    public async Task ExpandAllAsync(CancellationToken cancellationToken)
    {
        var faults = new List<Exception>();
        await EachAsync(BroadcastStore.ToExpandAsync, id => ExpandAsync(id, cancellationToken), faults, cancellationToken);
        await EachAsync(BroadcastStore.ToSettleAsync, id => SettleAsync(id, cancellationToken), faults, cancellationToken);
        if (faults.Count > 0) throw new AggregateException(faults);
    }

    /// <summary>Nothing more of it leaves until it is resumed; false when it was not running.</summary>
    public static Task<bool> PauseAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken) =>
        BroadcastStore.SetStateAsync(transaction, id, BroadcastState.Paused, cancellationToken);

    /// <summary>It goes on; false when it was not paused. Call <see cref="SettleAsync"/> when the transaction is committed.</summary>
    public static Task<bool> ResumeAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken) =>
        BroadcastStore.SetStateAsync(transaction, id, BroadcastState.Running, cancellationToken);

    /// <summary>What has not left never will; false when it was stopped before. Call <see cref="SettleAsync"/> when the transaction is committed.</summary>
    public static Task<bool> StopAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken) =>
        BroadcastStore.SetStateAsync(transaction, id, BroadcastState.Stopped, cancellationToken);

    /// <summary>
    /// Brings the messages in line with a resume or a stop, piece by piece. Until it is done the sender looks at the broadcast itself, so nothing
    /// leaves that should not.
    /// </summary>
    public async Task SettleAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        while (await BroadcastStore.SettleAsync(connection, id, PieceSize, time.GetUtcNow(), cancellationToken) > 0)
        {
            // More.
        }
    }

    /// <summary>What became of a broadcast so far; null: there is none with the id.</summary>
    public async Task<BroadcastResults?> ResultsAsync(long id, CancellationToken cancellationToken) =>
        (await ResultsAsync([id], cancellationToken)).GetValueOrDefault(id);

    /// <summary>What became of broadcasts so far, by id; ids of none are missing.</summary>
    public async Task<IReadOnlyDictionary<long, BroadcastResults>> ResultsAsync(long[] ids, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ResultsStore.ReadAsync(connection, ids, cancellationToken);
    }

    /// <summary>How its messages left, arrived and failed over time; messages that are deleted after their time are missing.</summary>
    public async Task<BroadcastCourse> CourseAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ResultsStore.CourseAsync(connection, id, cancellationToken);
    }

    /// <summary>How far it has come at this moment, in one small query; null when there is no such broadcast.</summary>
    public async Task<BroadcastProgress?> ProgressAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ResultsStore.ProgressAsync(connection, id, cancellationToken);
    }

    /// <summary>Writes the messages to the next contacts, in one transaction with the note of how far it came.</summary>
    internal async Task<ExpansionStep> ExpandPieceAsync(long id, int contacts, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await BroadcastStore.LockAsync(transaction, id, cancellationToken) is not { State: not BroadcastState.Stopped } broadcast)
            return ExpansionStep.Stopped;
        if (broadcast.ExpandedAt is not null) return ExpansionStep.Complete;
        var now = time.GetUtcNow();
        var upTo = await AudienceStore.NextPieceAsync(transaction, broadcast.ExpandedTo, contacts, cancellationToken);
        if (upTo is { } last) await WritePieceAsync(transaction, broadcast, last, now, cancellationToken);
        else await BroadcastStore.FinishAsync(transaction, id, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return upTo is null ? ExpansionStep.Complete : ExpansionStep.More;
    }

    private async Task WritePieceAsync(
        NpgsqlTransaction transaction, Broadcast broadcast, long upTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var groups = await AudienceStore.FindAsync(transaction, broadcast, upTo, cancellationToken);
        var toWrite = new List<(RecipientGroup, RecipientTerms)>();
        var tooLate = 0L;
        foreach (var group in groups)
        {
            if (group.TermsOf(broadcast, routes, now) is not { } terms) continue;
            if (terms.DueAt is null) tooLate += group.Phones;
            else toWrite.Add((group, terms));
        }

        if (toWrite.Count > 0) await AudienceStore.WriteAsync(transaction, broadcast, toWrite, now, cancellationToken);
        await BroadcastStore.MoveOnAsync(transaction, broadcast.Id, upTo, tooLate, cancellationToken);
    }

    private async Task EachAsync(
        Func<NpgsqlConnection, CancellationToken, Task<IReadOnlyList<long>>> list, Func<long, Task> act, List<Exception> faults,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<long> ids;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken)) ids = await list(connection, cancellationToken);
        foreach (var id in ids)
        {
            try
            {
                await act(id);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One that cannot go on must not keep the others waiting.
                faults.Add(fault);
            }
        }
    }
}

/// <summary>How far one step of writing messages came.</summary>
internal enum ExpansionStep
{
    /// <summary>There are more contacts.</summary>
    More,

    /// <summary>Every message is written.</summary>
    Complete,

    /// <summary>There is no such broadcast, or it was stopped.</summary>
    Stopped,
}
