using Diaspora.Gateway.Features.FoodAssistance.Cases;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What staff do with a case: lead it to the next status, and take away a PIN that is locked or forgotten.</summary>
internal sealed class FoodDesk(NpgsqlDataSource database, PinTriesStore tries, FoodSteps steps, TimeProvider time)
{
    /// <summary>Moves a case to a status, see <see cref="FoodSteps.TakeAsync"/>.</summary>
    /// <returns>Why the step is not possible; null when it was taken.</returns>
    public async Task<string?> StepAsync(Reference reference, FoodStep step, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FoodCaseStore.LockAsync(transaction, reference, cancellationToken) is not { } food) return Unknown(reference);
        if (await steps.TakeAsync(transaction, food, step, time.GetUtcNow(), cancellationToken) is { } problem) return problem;
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
        await AuditStore.WriteAsync(transaction, by, "case.pin-reset", CaseSubject.Of(food.Id), new { reason }, time.GetUtcNow(), cancellationToken);
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
}

/// <summary>A case as staff see it, without anything personal.</summary>
/// <param name="Case">The case.</param>
/// <param name="History">Its steps, oldest first.</param>
/// <param name="Tries">Wrong PINs typed for it.</param>
/// <param name="Silent">True: no message reaches the person, because they stopped all of them or their phone was forgotten.</param>
internal sealed record FoodFile(FoodCase Case, IReadOnlyList<FoodHistory> History, PinTries Tries, bool Silent);
