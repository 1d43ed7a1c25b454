namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>How far a broadcast has come at a moment, for who watches it.</summary>
/// <param name="State"><c>running</c>, <c>paused</c> or <c>stopped</c>.</param>
/// <param name="Written">True when everybody's message is written; before that the counts still grow.</param>
/// <param name="Waiting">Messages that have not left and may.</param>
/// <param name="Sending">Messages that leave at this moment.</param>
/// <param name="Sent">Messages that left and of which nothing more is known yet.</param>
/// <param name="Delivered">Messages that arrived.</param>
/// <param name="Failed">Messages that failed for good.</param>
/// <param name="Unknown">Messages of which nobody knows whether they left.</param>
/// <param name="Dropped">Messages that will not leave: too late, stopped, or not wanted any more.</param>
public sealed record BroadcastProgress(
    string State, bool Written, long Waiting, long Sending, long Sent, long Delivered, long Failed, long Unknown, long Dropped)
{
    /// <summary>True when nothing of it is left to be sent.</summary>
    public bool Done => Waiting == 0 && Sending == 0 && (Written || State == "stopped");
}
