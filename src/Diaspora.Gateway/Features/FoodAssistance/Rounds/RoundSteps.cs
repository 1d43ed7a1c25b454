using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Moves cases as rounds go, each with its row in the history and a notice that says no more than that there is news.</summary>
internal sealed class RoundSteps(OutboxStore outbox, FlowSet flows)
{
    private const string Flow = "food-status";

    /// <summary>Moves a case; null, and nothing is done, when it is in another status meanwhile.</summary>
    public async Task<MovedCase?> MoveAsync(
        NpgsqlTransaction transaction, string reference, IReadOnlyCollection<string> from, FoodStep step, RoundNotice notice, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!Reference.TryParse(reference, out var number)) throw new InvalidOperationException("A case is kept under no reference.");
        if (await FoodCaseStore.LockAsync(transaction, number, cancellationToken) is not { } food || !from.Contains(food.Status)) return null;
        var row = await FoodCaseStore.StepAsync(transaction, food, step, now, cancellationToken);
        if (food.ContactId is { } contact)
        {
            // A neighbour is told no more than that there is something to pass on.
            var words = food.Neighbour ? "news-to-pass-on" : notice.Message;
            var message = FlowWords.Message(flows, Flow, words, ("reference", number.ToString()));
            await outbox.EnqueueAsync(transaction, contact, CauseOf(row), message, now, notice.DueAt, notice.DeliverBy, cancellationToken);
        }

        return new MovedCase(food.Id, food.Status, row);
    }

    /// <summary>Takes notices back that have not left, because the next one says something else.</summary>
    public static Task WithdrawAsync(
        NpgsqlTransaction transaction, IEnumerable<long> rows, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        OutboxStore.CancelAsync(transaction, [.. rows.Select(CauseOf)], null, reason, now, cancellationToken);

    private static string CauseOf(long row) => $"food/status/{row}";
}

/// <summary>A case that was moved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">The status before.</param>
/// <param name="HistoryId">The row of its history.</param>
internal sealed record MovedCase(long Id, string From, long HistoryId);

/// <summary>A message about a case.</summary>
/// <param name="Message">Which of the flow <c>food-status</c>.</param>
/// <param name="DueAt">When it leaves at the earliest.</param>
/// <param name="DeliverBy">After this it is worth nothing.</param>
internal sealed record RoundNotice(string Message, DateTimeOffset DueAt, DateTimeOffset DeliverBy)
{
    /// <summary>There is news, at once.</summary>
    public static RoundNotice News(DateTimeOffset now) => new("news", now, now + OutboxStore.Patience);

    /// <summary>It was collected, at once.</summary>
    public static RoundNotice Collected(DateTimeOffset now) => new("collected", now, now + OutboxStore.Patience);

    /// <summary>There is news, not long before a round opens.</summary>
    public static RoundNotice Before(DateTimeOffset opens, DateTimeOffset closes, TimeSpan before, DateTimeOffset now) =>
        new("news", opens - before > now ? opens - before : now, closes);
}
