using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What the flow <c>events</c> does.</summary>
internal sealed class RsvpActions(EventBookings bookings) : IFlowActions
{
    private static readonly Dictionary<string, int> s_booking = new() { ["party"] = EventWords.Party, ["reference"] = 9 };

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "events.book",
            Kind = ActionKind.Effect,
            Inputs = ["event", "people", "role"],
            Outcomes = ["booked", "kept", "few", "full", "over"],
            Outputs = new Dictionary<string, int>(s_booking) { ["left"] = 1 },
            LeavesTrace = true,
        }, BookAsync),
        new(new ActionDeclaration
        {
            Name = "events.wait",
            Kind = ActionKind.Effect,
            Inputs = ["event", "people", "role"],
            Outcomes = ["booked", "kept", "waiting", "over"],
            Outputs = s_booking,
            LeavesTrace = true,
        }, WaitAsync),
        new(new ActionDeclaration
        {
            Name = "events.remind",
            Kind = ActionKind.Effect,
            Inputs = ["event"],
            Outcomes = ["reminded", "booked", "waiting", "over"],
            Outputs = s_booking,
            LeavesTrace = true,
        }, RemindAsync),
        new(new ActionDeclaration
        {
            Name = "events.decline", Kind = ActionKind.Effect, Inputs = ["event"], Outcomes = ["declined", "over"], LeavesTrace = true,
        }, DeclineAsync),
    ];

    private async ValueTask<ActionResult> BookAsync(ActionContext context, CancellationToken cancellationToken) =>
        Result(context, await bookings.BookAsync(context, Number(context, "event"), (int)Number(context, "people"), context["role"], cancellationToken));

    private async ValueTask<ActionResult> WaitAsync(ActionContext context, CancellationToken cancellationToken) =>
        Result(context, await bookings.WaitAsync(context, Number(context, "event"), (int)Number(context, "people"), context["role"], cancellationToken));

    private async ValueTask<ActionResult> RemindAsync(ActionContext context, CancellationToken cancellationToken) =>
        Result(context, await bookings.RemindAsync(context, Number(context, "event"), cancellationToken));

    private async ValueTask<ActionResult> DeclineAsync(ActionContext context, CancellationToken cancellationToken) =>
        Result(context, await bookings.DeclineAsync(context, Number(context, "event"), cancellationToken));

    private static ActionResult Result(ActionContext context, Booking booking)
    {
        var outcome = booking.Outcome.ToString().ToLowerInvariant();
        return booking switch
        {
            { Rsvp: { People: { } people } rsvp } => ActionResult.Of(
                outcome, ("party", EventWords.PartyOf(context.Flows, people)), ("reference", rsvp.Number)),
            { Outcome: BookingOutcome.Few } => ActionResult.Of(outcome, ("left", booking.Left.ToString(CultureInfo.InvariantCulture))),
            _ => ActionResult.Of(outcome),
        };
    }

    private static long Number(ActionContext context, string input) => long.Parse(context[input], CultureInfo.InvariantCulture);
}
