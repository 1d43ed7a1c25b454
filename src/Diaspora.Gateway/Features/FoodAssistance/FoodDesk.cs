using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What staff do with a case: lead it to the next status, and take away a PIN that is locked or forgotten.</summary>
internal sealed class FoodDesk(NpgsqlDataSource database, PinTriesStore tries, OutboxStore outbox, FlowSet flows, TimeProvider time)
{
    /// <summary>
    /// Moves a case to a status, writes its history and puts a notice to the applicant's phone into the outbox, which says no more than that
    /// there is news.
    /// </summary>
    /// <returns>Why the step is not possible; null when it was taken.</returns>
    public async Task<string?> StepAsync(Reference reference, FoodStep step, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FoodCaseStore.LockAsync(transaction, reference, cancellationToken) is not { } food) return Unknown(reference);
        var now = time.GetUtcNow();
        if (step.Distribution.Problem(step.Status, LesothoTime.DateOf(now)) is { } problem) return problem;
        if (await WhyNotAsync(connection, transaction, food, step, cancellationToken) is { } why) return why;
        var row = await FoodCaseStore.StepAsync(transaction, food, step, now, cancellationToken);
        if (food.ContactId is { } contact)
        {
            var news = FlowWords.Message(flows, "food-status", "news", ("reference", reference.ToString()));
            await outbox.EnqueueAsync(transaction, contact, $"food/status/{row}", news, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>
    /// Takes the PIN of a case and its locks away. The person then chooses a new one on the phone that applied; staff never do.
    /// </summary>
    /// <returns>Why that is not possible; null when it was done.</returns>
    public async Task<string?> ResetPinAsync(Reference reference, string by, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FoodCaseStore.LockAsync(transaction, reference, cancellationToken) is not { } food) return Unknown(reference);
        if (food.ContactId is null) return $"The phone that sent {reference} was forgotten at the person's wish, so no new PIN can be chosen on it.";
        await FoodCaseStore.SetPinAsync(transaction, food.Id, pinHash: null, cancellationToken);
        await FoodCaseStore.AddPinResetAsync(transaction, food.Id, by, reason, time.GetUtcNow(), cancellationToken);
        await tries.ForgetAsync(transaction, reference, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>A case with its history and wrong PINs; null when there is none with the reference.</summary>
    public async Task<FoodFile?> FindAsync(Reference reference, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await FoodCaseStore.FindAsync(connection, null, reference, cancellationToken) is not { } food) return null;
        var history = await FoodCaseStore.HistoryAsync(connection, null, food.Id, cancellationToken);
        var silent = food.PhoneHash is null
            || await SuppressionStore.IsStoppedAsync(connection, null, PhoneHash.FromBytes(food.PhoneHash), cancellationToken);
        return new FoodFile(food, history, await tries.FindAsync(connection, null, reference, cancellationToken), silent);
    }

    /// <summary>What to say of a reference that no case has.</summary>
    public static string Unknown(Reference reference) => $"There is no request {reference}.";

    private static async Task<string?> WhyNotAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, FoodCase food, FoodStep step, CancellationToken cancellationToken)
    {
        var next = FoodStatus.After(food.Status);
        if (!next.Contains(step.Status))
            return next.Count == 0 ? "The request is closed." : $"After {food.Status} comes {string.Join(" or ", next)}, not {step.Status}.";
        if (!FoodStatus.IsDecision(step.Status)) return null;
        if (step.Sop is null) return $"{step.Status} is a decision: name the version of the procedures that it follows.";
        var history = await FoodCaseStore.HistoryAsync(connection, transaction, food.Id, cancellationToken);
        var listed = history.Last(h => h.ToStatus == FoodStatus.Preliminary).By;
        if (string.Equals(listed, step.By, StringComparison.OrdinalIgnoreCase))
            return $"{step.Status} is a decision: someone else than {listed}, who put the person on the list, must take it.";
        return step.Status != FoodStatus.Selected || await FoodProgrammeStore.HasPlaceAsync(transaction, food.Id, cancellationToken)
            ? null
            : "All places of the programme are taken.";
    }
}

/// <summary>A case as staff see it, without anything personal.</summary>
/// <param name="Case">The case.</param>
/// <param name="History">Its steps, oldest first.</param>
/// <param name="Tries">Wrong PINs typed for it.</param>
/// <param name="Silent">True: no message reaches the person, because they stopped all of them or their phone was forgotten.</param>
internal sealed record FoodFile(FoodCase Case, IReadOnlyList<FoodHistory> History, PinTries Tries, bool Silent);
