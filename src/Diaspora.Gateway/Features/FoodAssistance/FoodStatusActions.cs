using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>
/// Actions of the flow <c>food-status</c>. A reference that does not exist takes the same way, the same count of wrong PINs and the same
/// time as a wrong PIN, so that nobody can find out which exist.
/// </summary>
internal sealed class FoodStatusActions(PinTriesStore tries, FoodApplicationStore applications, PinHasher pins) : IFlowActions
{
    // Two numbers of nineteen digits at most, with a dot.
    private const int LongestRound = 39;

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "food.look",
            Kind = ActionKind.Read,
            Inputs = ["reference"],
            Outcomes = ["pin", "new-pin"],
        }, LookAsync),
        new(new ActionDeclaration
        {
            Name = "food.open",
            Kind = ActionKind.Effect,
            Inputs = ["reference", "pin"],
            Outcomes = [.. FoodStatus.All, "wrong", "last-try", "locked", "staff-reset"],
            Outputs = new Dictionary<string, int>
            {
                ["number"] = 9, ["since"] = DateWords.LongestDay, ["tries"] = 1,
                ["place"] = FoodDistribution.LongestPlace, ["day"] = DateWords.LongestWeekday, ["window"] = 11, ["round"] = LongestRound,
            },
            LeavesTrace = true,
        }, OpenAsync),
        new(new ActionDeclaration
        {
            Name = "food.new-pin",
            Kind = ActionKind.Effect,
            Inputs = ["reference", "pin"],
            Outcomes = ["saved", "birth-year", "gone"],
            LeavesTrace = true,
        }, NewPinAsync),
    ];

    private static async ValueTask<ActionResult> LookAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var food = await FoodCaseStore.FindAsync(context.Connection, context.Transaction, ReferenceOf(context), cancellationToken);
        return ActionResult.Of(MayChoosePin(food, context) ? "new-pin" : "pin");
    }

    private async ValueTask<ActionResult> OpenAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var reference = ReferenceOf(context);
        var seen = await tries.FindAsync(context.Connection, transaction, reference, cancellationToken);
        if (seen.IsLocked(context.Now)) return Locked(seen);

        // The slow comparison comes before the count is locked, so that nobody can keep others waiting by trying many PINs at once. Whoever
        // then finds that others have locked the number learns nothing of the comparison.
        var food = await FoodCaseStore.FindAsync(context.Connection, transaction, reference, cancellationToken);
        var right = food?.PinHash is { } hash ? pins.Verify(hash, context["pin"]) : pins.VerifyNothing(context["pin"]);
        var before = await tries.LockAsync(transaction, reference, context.Now, cancellationToken);
        if (before.IsLocked(context.Now)) return Locked(before);
        var after = right ? before.AfterRight() : before.AfterWrong(context.Now);
        await tries.SaveAsync(transaction, reference, after, cancellationToken);
        if (food is not null && right) return await ShowAsync(food, reference, context, cancellationToken);
        return after.IsLocked(context.Now)
            ? Locked(after)
            : ActionResult.Of(after.Left == 1 ? "last-try" : "wrong", ("tries", $"{after.Left}"));
    }

    private static ActionResult Locked(PinTries tries) => ActionResult.Of(tries.StaffOnly ? "staff-reset" : "locked");

    private async ValueTask<ActionResult> NewPinAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var reference = ReferenceOf(context);
        var food = await FoodCaseStore.LockAsync(transaction, reference, cancellationToken);
        if (food is null || !MayChoosePin(food, context)) return ActionResult.Of("gone");
        var answers = await applications.GetAnswersAsync(transaction, food.Id, cancellationToken);
        if (answers.BirthYear == context["pin"]) return ActionResult.Of("birth-year");
        await FoodCaseStore.SetPinAsync(transaction, food.Id, pins.Hash(context["pin"]), cancellationToken);
        await tries.ForgetAsync(transaction, reference, cancellationToken);
        return ActionResult.Of("saved");
    }

    private static async Task<ActionResult> ShowAsync(
        FoodCase food, Reference reference, ActionContext context, CancellationToken cancellationToken)
    {
        var since = LesothoTime.DateOf(food.StatusAt);
        var round = food.Status == FoodStatus.Distribution
            ? await RoundCaseStore.FindOpenAsync(context.Connection, context.Transaction, reference, cancellationToken)
            : null;
        return ActionResult.Of(
            food.Status,
            ("number", reference.ToString()),
            ("since", context.Text(DateWords.English(since), DateWords.Sesotho(since))),
            ("place", food.DistributionPlace ?? ""),
            ("day", food.DistributionOn is { } day ? context.Text(DateWords.EnglishWeekday(day), DateWords.SesothoWeekday(day)) : ""),
            ("window", food.DistributionWindow ?? ""),
            ("round", RoundActions.Mark(round is not null && context.Now < round.ClosesAt ? round : null)));
    }

    // Only the phone that applied: staff who reset a PIN, and whoever else knows the number, cannot choose the new one.
    private static bool MayChoosePin(FoodCase? food, ActionContext context) =>
        food is { PinHash: null, Neighbour: false, PhoneHash: { } phone } && phone.AsSpan().SequenceEqual(context.Caller.Hash.ToBytes());

    private static Reference ReferenceOf(ActionContext context) => Reference.TryParse(context["reference"], out var reference)
        ? reference
        : throw new InvalidOperationException("The flow asks for a reference before it runs this action.");
}
