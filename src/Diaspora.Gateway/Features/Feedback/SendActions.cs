using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What the flow <c>feedback</c> sends us. Without "text me" nothing of the phone is kept, not even its hash.</summary>
internal sealed class SendActions(
    ComplaintStore complaints, KeyStore keys, ContactStore contacts, PinHasher pins, IOptions<FeedbackOptions> options) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "feedback.send",
            Kind = ActionKind.Effect,
            Inputs = ["kind", "topic", "district", "words", "contact", "pin"],
            Outcomes = ["sent", "texts-off"],
            Outputs = new Dictionary<string, int> { ["reference"] = 9, ["due"] = DateWords.LongestWeekday },
            LeavesTrace = true,
        }, SendAsync),
    ];

    private async ValueTask<ActionResult> SendAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        long? contact = context["contact"] == "yes"
            ? await contacts.EnsureAsync(transaction, context.Caller, keepNumber: true, context.Today, cancellationToken)
            : null;
        var reference = await keys.DrawAsync(transaction, pins.Hash(context["pin"]), cancellationToken);
        var due = WorkingDays.EndAfter(context.Now, options.Value.AnswerWorkingDays);
        var kind = context["kind"];
        var isComplaint = kind == ComplaintTopic.Complaint;
        // Values of a way that was left again may still be there: only those of this kind count.
        var complaint = new NewComplaint(
            kind, isComplaint ? context["topic"] : kind, isComplaint ? ComplaintTopic.DistrictOf(context["district"]) : null, context.Language,
            contact, context["words"] is { Length: > 0 } words ? words : null, due);
        await complaints.AddAsync(transaction, reference, complaint, context.Now, cancellationToken);
        var silent = contact is not null
            && await SuppressionStore.IsStoppedAsync(context.Connection, transaction, context.Caller.Hash, cancellationToken);
        var day = WorkingDays.LastDayOf(due);
        return ActionResult.Of(
            silent ? "texts-off" : "sent",
            ("reference", reference.ToString()),
            ("due", context.Text(DateWords.EnglishWeekday(day), DateWords.SesothoWeekday(day))));
    }
}
