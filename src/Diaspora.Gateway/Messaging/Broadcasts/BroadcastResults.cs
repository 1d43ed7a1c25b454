namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>How far a broadcast has come.</summary>
/// <param name="State"><c>running</c>, <c>paused</c> or <c>stopped</c>.</param>
/// <param name="Written">True when everybody's message is written; before that the counts still grow.</param>
/// <param name="TooLate">People to whom it could only have come too late in their own time; nothing is sent to them.</param>
/// <param name="StoppedSince">People who got or were to get it and have stopped messages since it began.</param>
/// <param name="Counts">How many messages stand where, by route.</param>
public sealed record BroadcastResults(string State, bool Written, long TooLate, long StoppedSince, IReadOnlyList<BroadcastCount> Counts)
{
    /// <summary>Messages with a status, by all routes together.</summary>
    internal long With(string status) => Counts.Where(c => c.Status == status).Sum(c => c.Messages);
}

/// <summary>Messages of a broadcast that stand alike.</summary>
/// <param name="Status">waiting, held, sending, sent, delivered, failed, unknown, expired or cancelled.</param>
/// <param name="Route">Name of the route; null when the messages themselves are deleted after their time and only counts are kept.</param>
/// <param name="Messages">How many.</param>
public sealed record BroadcastCount(string Status, string? Route, long Messages);
