using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What the private flow <c>restricted</c> asks and sends to the focal point.</summary>
internal sealed class ReportActions(
    RestrictedStore restricted, KeyStore keys, ContactStore contacts, PinHasher pins, IOptions<FeedbackOptions> options) : IFlowActions
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
        // No trace of who reports: nothing of the phone is written but, at the person's word, the number under the seal of the report, where
        // nobody but the focal point reads it and nothing finds it by the phone.
        new(new ActionDeclaration
        {
            Name = "feedback.report",
            Kind = ActionKind.Effect,
            Inputs = ["what", "danger", "district", "who", "contact", "pin"],
            Outcomes = ["sent"],
            Outputs = new Dictionary<string, int> { ["reference"] = 9 },
        }, ReportAsync),
    ];

    // A number to call is told only where the Directorate has set one.
    private ValueTask<ActionResult> Danger(ActionContext context, CancellationToken cancellationToken) => ValueTask.FromResult(
        context["danger"] != Yes ? ActionResult.Of("safe")
        : options.Value.DangerLine is { } line ? ActionResult.Of("line", ("line", line))
        : ActionResult.Of("no-line"));

    private async ValueTask<ActionResult> ReportAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var number = context["contact"] == Yes ? contacts.Seal(RestrictedStore.NumberKind, context.Caller.Phone) : null;
        var reference = await keys.DrawAsync(transaction, pins.Hash(context["pin"]), cancellationToken);
        var report = new RestrictedReport(
            reference.Digits, context["what"], context["danger"] == Yes, ComplaintTopic.DistrictOf(context["district"]), context["who"], number,
            context.Language);
        await restricted.AddAsync(
            transaction, reference, report, context.Now, context.Now.AddHours(options.Value.RestrictedHours), cancellationToken);
        return ActionResult.Of("sent", ("reference", reference.ToString()));
    }
}
