using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Conversations.Appeals;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// Appeals against decisions of any feature that tells of them. A flow runs these behind the number and PIN of the request, so they ask for no PIN
/// of their own.
/// </summary>
internal sealed class AppealActions(IEnumerable<IAppealable> decisions, ComplaintStore complaints, IOptions<FeedbackOptions> options) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "feedback.appeal-state",
            Kind = ActionKind.Read,
            Inputs = ["reference"],
            Outcomes = ["may", "may-until", "too-late", "open", "answered"],
            Outputs = new Dictionary<string, int>
            {
                ["until"] = DateWords.LongestDay, ["appealed"] = DateWords.LongestDay, ["appeal-answer"] = AnswerText.Longest,
            },
        }, StateAsync),
        new(new ActionDeclaration
        {
            Name = "feedback.appeal",
            Kind = ActionKind.Effect,
            Inputs = ["reference", "why"],
            Outcomes = ["received", "too-late"],
            Outputs = new Dictionary<string, int> { ["days"] = 3 },
            LeavesTrace = true,
        }, AppealAsync),
    ];

    private async ValueTask<ActionResult> StateAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var reference = ReferenceOf(context);
        if (await FindAsync(context, reference, cancellationToken) is not { } decision) return ActionResult.Of("too-late");
        if (await AppealStore.FindAsync(context.Connection, context.Transaction, reference, decision, cancellationToken) is not { } appeal)
        {
            return EndOf(decision) is not { } end ? ActionResult.Of("may")
                : context.Now < end ? ActionResult.Of("may-until", ("until", DayOf(context, end.AddTicks(-1))))
                : ActionResult.Of("too-late");
        }

        var answers = await complaints.AnswersAsync(context.Connection, context.Transaction, appeal.Id, cancellationToken);
        // The words of an old answer are gone; the appeal is over all the same.
        if (answers.Count == 0 && appeal.State == ComplaintState.Closed) return ActionResult.Of("too-late");
        return answers is [.., var newest]
            ? ActionResult.Of("answered", ("appeal-answer", context.Text(newest.En, newest.St)))
            : ActionResult.Of("open", ("appealed", DayOf(context, appeal.ReceivedAt)));
    }

    private async ValueTask<ActionResult> AppealAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var reference = ReferenceOf(context);
        if (await FindAsync(context, reference, cancellationToken) is not { } decision || context.Now >= EndOf(decision))
            return ActionResult.Of("too-late");
        var due = WorkingDays.EndAfterDays(context.Now, options.Value.AppealAnswerDays);
        // An appeal that is sent twice is one.
        await AppealStore.AddAsync(
            context.InTransaction, reference, decision, context["why"], context.Language, context.Now, due, cancellationToken);
        return ActionResult.Of("received", ("days", options.Value.AppealAnswerDays.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<AppealableDecision?> FindAsync(ActionContext context, Reference reference, CancellationToken cancellationToken)
    {
        foreach (var feature in decisions)
            if (await feature.FindAsync(context.Connection, context.Transaction, reference, cancellationToken) is { } decision) return decision;
        return null;
    }

    private DateTimeOffset? EndOf(AppealableDecision decision) =>
        options.Value.AppealDays is { } days ? WorkingDays.EndAfterDays(decision.At, days) : null;

    private static FlowValue DayOf(ActionContext context, DateTimeOffset moment)
    {
        var day = LesothoTime.DateOf(moment);
        return context.Text(DateWords.English(day), DateWords.Sesotho(day));
    }

    private static Reference ReferenceOf(ActionContext context) => Reference.TryParse(context["reference"], out var reference)
        ? reference
        : throw new InvalidOperationException("The flow asks for a number before it runs this action.");
}
