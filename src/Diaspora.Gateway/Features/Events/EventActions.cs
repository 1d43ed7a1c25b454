using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What the flow <c>events</c> shows.</summary>
internal sealed class EventActions(EventWaitingList waitingList) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(Rows("events.upcoming"), UpcomingAsync),
        new(Rows("events.mine"), MineAsync),
        new(new ActionDeclaration
        {
            Name = "events.details",
            Kind = ActionKind.Read,
            Inputs = ["event"],
            Outcomes = ["open", "over"],
            Outputs = new Dictionary<string, int> { ["heading"] = EventWords.Heading, ["summary"] = EventWords.Summary, ["rsvp"] = 3 },
        }, DetailsAsync),
        new(new ActionDeclaration
        {
            Name = "events.asks-role", Kind = ActionKind.Read, Inputs = ["event"], Outcomes = ["asks", "none"],
        }, AsksRoleAsync),
        new(new ActionDeclaration
        {
            Name = "events.standing",
            Kind = ActionKind.Read,
            Inputs = ["event"],
            Outcomes = ["found", "none"],
            Outputs = new Dictionary<string, int>
            {
                ["heading"] = EventWords.Heading, ["standing"] = EventWords.Standing, ["people"] = 1, ["booking"] = 3, ["place"] = 3,
            },
        }, StandingAsync),
    ];

    private static ActionDeclaration Rows(string name) => new() { Name = name, Kind = ActionKind.Rows, RowSeptets = EventWords.Row };

    private async ValueTask<ActionResult> UpcomingAsync(ActionContext context, CancellationToken cancellationToken)
    {
        await waitingList.PassOnAsync(context.Connection, context.Flows, context.Now, cancellationToken);
        return List(context, await EventStore.UpcomingAsync(context.Connection, context.Today, cancellationToken));
    }

    private async ValueTask<ActionResult> MineAsync(ActionContext context, CancellationToken cancellationToken)
    {
        await waitingList.PassOnAsync(context.Connection, context.Flows, context.Now, cancellationToken);
        return List(context, await EventStore.OfPhoneAsync(context.Connection, context.Caller.Hash, context.Today, cancellationToken));
    }

    private static ActionResult List(ActionContext context, IReadOnlyList<Event> events) => ActionResult.List(
        [.. events.Select(held => new Row(held.Id.ToString(CultureInfo.InvariantCulture), EventWords.RowOf(context.Flows, held)))]);

    private static async ValueTask<ActionResult> DetailsAsync(ActionContext context, CancellationToken cancellationToken) =>
        await FindAsync(context, cancellationToken) is { } held ? DetailsOf(context.Flows, held) : ActionResult.Of("over");

    private static async ValueTask<ActionResult> AsksRoleAsync(ActionContext context, CancellationToken cancellationToken) =>
        ActionResult.Of(await FindAsync(context, cancellationToken) is { AsksRole: true } ? "asks" : "none");

    /// <summary>What the screen of an event is made of.</summary>
    public static ActionResult DetailsOf(FlowSet flows, Event held) => ActionResult.Of(
        "open",
        ("heading", EventWords.HeadingOf(flows, held)),
        ("summary", EventWords.SummaryOf(flows, held)),
        ("rsvp", held.TakesRsvp ? "yes" : "no"));

    private static async ValueTask<ActionResult> StandingAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is not { } held) return ActionResult.Of("none");
        var rsvp = await RsvpStore.FindAsync(context.Connection, null, held.Id, context.Caller.Hash, cancellationToken);
        if (rsvp is null or { State: RsvpState.Declined }) return ActionResult.Of("none");
        var place = rsvp.State == RsvpState.Waiting && await HasPlaceAsync(context, held, rsvp, cancellationToken);
        return ActionResult.Of(
            "found",
            ("heading", EventWords.HeadingOf(context.Flows, held)),
            ("standing", EventWords.StandingOf(context.Flows, rsvp, place)),
            ("people", rsvp.People?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("booking", rsvp.State is RsvpState.Going or RsvpState.Waiting ? "yes" : "no"),
            ("place", place ? "yes" : "no"));
    }

    /// <summary>A place is kept for the person, or nobody has taken it since.</summary>
    private static async Task<bool> HasPlaceAsync(ActionContext context, Event held, Rsvp rsvp, CancellationToken cancellationToken)
    {
        var taken = await RsvpStore.TakenAsync(context.Connection, null, held.Id, rsvp.Id, context.Now, cancellationToken);
        return held.Capacity is not { } capacity || taken + rsvp.People <= capacity;
    }

    private static async Task<Event?> FindAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var id = long.Parse(context["event"], CultureInfo.InvariantCulture);
        return await EventStore.FindAsync(context.Connection, id, cancellationToken) is { } held && held.IsOpen(context.Today) ? held : null;
    }
}
