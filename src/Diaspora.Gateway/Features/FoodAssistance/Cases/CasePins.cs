using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>
/// PINs with the person present. Staff take one away and never choose one: the person does, on the phone that applied or, without one, on the
/// officer's tablet with the screen turned to them.
/// </summary>
internal sealed class CasePins(
    NpgsqlDataSource database, CaseForm forms, FoodApplicationStore applications, PinTriesStore tries, PinHasher pins, TimeProvider time)
{
    /// <summary>Takes the PIN and its locks away.</summary>
    public async Task ResetAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        var why = CaseWords.Need("reason", reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var food = await CaseAccess.LockAsync(transaction, actor, id, StaffRight.ResetPins, cancellationToken);
        var now = time.GetUtcNow();
        await FoodCaseStore.SetPinAsync(transaction, id, pinHash: null, cancellationToken);
        await FoodCaseStore.AddPinResetAsync(transaction, id, actor.Name, why, now, cancellationToken);
        await tries.ForgetAsync(transaction, ReferenceOf(food), cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "case.pin-reset", CaseSubject.Of(id), new { reason = why }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps the PIN that the person keyed on the tablet.</summary>
    public async Task ChooseAsync(StaffActor actor, long id, CasePinRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var food = await CaseAccess.LockAsync(transaction, actor, id, StaffRight.ResetPins, cancellationToken);
        RequireTablet(food);
        var answers = await applications.GetAnswersAsync(transaction, id, cancellationToken);
        var pin = forms.ReadPin(request, answers.BirthYear);
        await FoodCaseStore.SetPinAsync(transaction, id, pins.Hash(pin), cancellationToken);
        await tries.ForgetAsync(transaction, ReferenceOf(food), cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "case.pin-chosen", CaseSubject.Of(id), new { on = "tablet" }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void RequireTablet(FoodCase food)
    {
        if (food.PinHash is not null) throw CaseRefusal.State("The request has a PIN. Reset it first, with the person present.");
        if (!CaseRules.OnTablet(food)) throw CaseRefusal.State("The person chooses the new PIN on the phone that applied: menu 4, 4.");
    }

    private static Reference ReferenceOf(FoodCase food) => Reference.TryParse(food.Reference, out var reference)
        ? reference
        : throw new InvalidOperationException("A stored reference is none.");
}
