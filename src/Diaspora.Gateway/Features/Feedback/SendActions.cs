using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// What the flow <c>feedback</c> sends us. One action takes everything, so that no record of actions tells a restricted complaint from another one.
/// Without "contact me" nothing of the phone is kept, not even its hash.
/// </summary>
internal sealed class SendActions(
    ComplaintStore complaints, RestrictedStore restricted, KeyStore keys, ContactStore contacts, PinHasher pins, IOptions<FeedbackOptions> options)
    : IFlowActions
{
    private const string Yes = "yes";

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "feedback.danger",
            Kind = ActionKind.Read,
            Inputs = ["danger"],
            Outcomes = ["safe", "line", "no-line"],
            Outputs = new Dictionary<string, int> { ["line"] = 30 },
        }, Danger),
        new(new ActionDeclaration
        {
            Name = "feedback.send",
            Kind = ActionKind.Effect,
            Inputs = ["kind", "topic", "district", "words", "what", "danger", "who", "contact", "pin"],
            Outcomes = ["sent", "texts-off", "restricted"],
            Outputs = new Dictionary<string, int> { ["reference"] = 9, ["due"] = DateWords.LongestWeekday },
            LeavesTrace = true,
        }, SendAsync),
    ];

    // A number to call is told only where the Directorate has set one.
    private ValueTask<ActionResult> Danger(ActionContext context, CancellationToken cancellationToken) => ValueTask.FromResult(
        context["danger"] != Yes ? ActionResult.Of("safe")
        : options.Value.DangerLine is { } line ? ActionResult.Of("line", ("line", line))
        : ActionResult.Of("no-line"));

    private async ValueTask<ActionResult> SendAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var (kind, topic) = (context["kind"], context["topic"]);
        long? contact = context["contact"] == Yes
            ? await contacts.EnsureAsync(transaction, context.Caller, keepNumber: true, context.Today, cancellationToken)
            : null;
        var reference = await keys.DrawAsync(transaction, pins.Hash(context["pin"]), cancellationToken);
        if (kind == ComplaintTopic.Complaint && topic == ComplaintTopic.Restricted)
        {
            var report = new RestrictedReport(
                reference.Digits, context["what"], context["danger"] == Yes, District(context), context["who"], contact, context.Language);
            await restricted.AddAsync(
                transaction, reference, report, context.Now, context.Now.AddHours(options.Value.RestrictedHours), cancellationToken);
            return ActionResult.Of("restricted", ("reference", reference.ToString()));
        }

        var due = WorkingDays.EndAfter(context.Now, options.Value.AnswerWorkingDays);
        var isComplaint = kind == ComplaintTopic.Complaint;
        // Values of a way that was left again may still be there: only those of this kind count.
        var complaint = new NewComplaint(
            kind, isComplaint ? topic : kind, isComplaint ? District(context) : null, context.Language, contact,
            context["words"] is { Length: > 0 } words ? words : null, due);
        await complaints.AddAsync(transaction, reference, complaint, context.Now, cancellationToken);
        var silent = contact is not null
            && await SuppressionStore.IsStoppedAsync(context.Connection, transaction, context.Caller.Hash, cancellationToken);
        var day = WorkingDays.LastDayOf(due);
        return ActionResult.Of(
            silent ? "texts-off" : "sent",
            ("reference", reference.ToString()),
            ("due", context.Text(DateWords.EnglishWeekday(day), DateWords.SesothoWeekday(day))));
    }

    private static string? District(ActionContext context) =>
        context["district"].StartsWith("LS-", StringComparison.Ordinal) ? context["district"] : null;
}
