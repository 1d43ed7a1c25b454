using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// Answers by number and PIN. A number that does not exist takes the same way, the same count of wrong PINs and the same time as a wrong PIN; one of
/// a restricted complaint looks like any other.
/// </summary>
internal sealed class CheckActions(
    KeyStore keys, ComplaintStore complaints, RestrictedStore restricted, PinHasher pins, IOptions<FeedbackOptions> options) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "feedback.check",
            Kind = ActionKind.Effect,
            Inputs = ["reference", "pin"],
            Outcomes = ["waiting", "late", "answered", "referred", "ask", "wrong", "last-try", "locked", "locked-long"],
            Outputs = new Dictionary<string, int>
            {
                ["number"] = 9, ["since"] = DateWords.LongestDay, ["due"] = DateWords.LongestWeekday, ["answer"] = AnswerText.Longest, ["to"] = 60,
                ["tries"] = 1,
            },
            LeavesTrace = true,
        }, CheckAsync),
        new(new ActionDeclaration
        {
            Name = "feedback.satisfied",
            Kind = ActionKind.Effect,
            Inputs = ["reference", "satisfied"],
            Outcomes = ["thanks", "again"],
            Outputs = new Dictionary<string, int> { ["due"] = DateWords.LongestWeekday },
            LeavesTrace = true,
        }, SatisfiedAsync),
    ];

    private async ValueTask<ActionResult> CheckAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var reference = ReferenceOf(context);
        var seen = await keys.FindTriesAsync(transaction, reference, context.Now, cancellationToken);
        if (seen.IsLocked(context.Now)) return Locked(seen);

        // The slow comparison comes before the count is locked, so that nobody can keep others waiting by trying many PINs at once.
        var hash = await keys.FindPinAsync(transaction, reference, cancellationToken);
        var right = hash is not null ? pins.Verify(hash, context["pin"]) : pins.VerifyNothing(context["pin"]);
        var before = await keys.LockTriesAsync(transaction, reference, context.Now, cancellationToken);
        if (before.IsLocked(context.Now)) return Locked(before);
        var after = right ? before.AfterRight() : before.AfterWrong(context.Now);
        await keys.SaveTriesAsync(transaction, reference, after, cancellationToken);
        if (right) return await ShowAsync(context, reference, cancellationToken);
        return after.IsLocked(context.Now)
            ? Locked(after)
            : ActionResult.Of(after.Left == 1 ? "last-try" : "wrong", ("tries", $"{after.Left}"));
    }

    private static ActionResult Locked(PinTries tries) => ActionResult.Of(tries.StaffOnly ? "locked-long" : "locked");

    private async Task<ActionResult> ShowAsync(ActionContext context, Reference reference, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        if (await complaints.LockAsync(transaction, reference, cancellationToken) is { } found)
        {
            var answers = await complaints.AnswersAsync(context.Connection, transaction, found.Id, cancellationToken);
            var newest = answers.Count > 0 ? new AnswerText(answers[^1].En, answers[^1].St) : null;
            return Show(context, reference, new Standing(found.State, found.ReceivedAt, found.DueAt, found.Satisfied, newest, found.ReferredTo));
        }

        return await restricted.LockAsync(transaction, reference, cancellationToken) is { } report
            ? Show(context, reference, new Standing(report.State, report.ReceivedAt, report.DueAt, report.Satisfied, report.Answer, null))
            : throw new InvalidOperationException("A number opens nothing.");
    }

    private static ActionResult Show(ActionContext context, Reference reference, Standing standing)
    {
        var since = LesothoTime.DateOf(standing.ReceivedAt);
        var due = WorkingDays.LastDayOf(standing.DueAt);
        var outcome = standing switch
        {
            { State: ComplaintState.Open } or { Answer: null } => context.Now < standing.DueAt ? "waiting" : "late",
            { State: ComplaintState.Closed, Satisfied: null } => "ask",
            { ReferredTo: not null } => "referred",
            _ => "answered",
        };
        return ActionResult.Of(
            outcome,
            ("number", reference.ToString()),
            ("since", context.Text(DateWords.English(since), DateWords.Sesotho(since))),
            ("due", context.Text(DateWords.EnglishWeekday(due), DateWords.SesothoWeekday(due))),
            ("to", standing.ReferredTo ?? ""),
            ("answer", standing.Answer is { } answer ? context.Text(answer.En, answer.St) : ""));
    }

    private async ValueTask<ActionResult> SatisfiedAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var reference = ReferenceOf(context);
        var satisfied = context["satisfied"] == "yes";
        if (await complaints.LockAsync(transaction, reference, cancellationToken) is { } found)
        {
            if (!MayAsk(found.State, found.Satisfied)) return ActionResult.Of("thanks");
            var due = WorkingDays.EndAfter(context.Now, options.Value.AnswerWorkingDays);
            await ComplaintStateStore.SatisfiedAsync(transaction, found.Id, satisfied, due, cancellationToken);
            await ComplaintStore.NoteAsync(
                transaction, found.Id, by: null, satisfied ? "satisfied" : "opened-again", context.Now, cancellationToken);
            return Asked(context, satisfied, due);
        }

        if (await restricted.LockAsync(transaction, reference, cancellationToken) is not { } report || !MayAsk(report.State, report.Satisfied))
            return ActionResult.Of("thanks");
        var soon = context.Now.AddHours(options.Value.RestrictedHours);
        await RestrictedStore.SatisfiedAsync(transaction, report.Id, satisfied, soon, cancellationToken);
        return Asked(context, satisfied, soon);
    }

    /// <summary>Asked once: who was asked before has said it, and what was opened again then is not opened again by it.</summary>
    private static bool MayAsk(ComplaintState state, bool? satisfied) => state == ComplaintState.Closed && satisfied is null;

    private static ActionResult Asked(ActionContext context, bool satisfied, DateTimeOffset due)
    {
        var day = WorkingDays.LastDayOf(due);
        return satisfied
            ? ActionResult.Of("thanks")
            : ActionResult.Of("again", ("due", context.Text(DateWords.EnglishWeekday(day), DateWords.SesothoWeekday(day))));
    }

    private static Reference ReferenceOf(ActionContext context) => Reference.TryParse(context["reference"], out var reference)
        ? reference
        : throw new InvalidOperationException("The flow asks for a number before it runs this action.");

    private sealed record Standing(
        ComplaintState State, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool? Satisfied, AnswerText? Answer, string? ReferredTo);
}
