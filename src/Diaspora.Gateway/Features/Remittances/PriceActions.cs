using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Insights;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>What it costs to send money home. Every action only reads, so nothing says who asked.</summary>
internal sealed class PriceActions(AnonymousCounts counts) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(
            new ActionDeclaration
            {
                Name = "remittances.corridor",
                Kind = ActionKind.Read,
                Inputs = ["country"],
                Outcomes = ["priced", "unpriced"],
                Outputs = new Dictionary<string, int> { ["currency"] = Currency.LongestName, ["from"] = 7, ["to"] = 7 },
            },
            CorridorAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.compare",
                Kind = ActionKind.Read,
                Inputs = ["country", "method", "amount"],
                Outcomes = ["offers", "none", "outside", "unpriced"],
                Outputs = new Dictionary<string, int>
                {
                    ["sum"] = 8,
                    ["heading"] = PriceWords.LongestHeading,
                    ["missing"] = PriceWords.LongestMissing,
                    ["prices"] = PriceWords.LongestInSms,
                    ["par"] = 14,
                },
            },
            CompareAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.offers",
                Kind = ActionKind.Rows,
                Inputs = ["country", "method", "amount"],
                RowSeptets = PriceWords.LongestRow,
            },
            OffersAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.offer",
                Kind = ActionKind.Read,
                Inputs = ["offer", "amount"],
                Outcomes = ["shown", "gone"],
                Outputs = new Dictionary<string, int> { ["details"] = PriceWords.LongestDetails },
            },
            OfferAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.needs",
                Kind = ActionKind.Read,
                Outcomes = ["held", "none"],
                Outputs = new Dictionary<string, int> { ["needs"] = 400 },
            },
            NeedsAsync),
    ];

    private static async ValueTask<ActionResult> CorridorAsync(ActionContext context, CancellationToken cancellationToken) =>
        await PriceAnswers.CorridorAsync(context.Connection, context.Flows, context["country"], cancellationToken);

    private async ValueTask<ActionResult> CompareAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var (country, method, amount) = (context["country"], context["method"], context["amount"]);
        var answer = await PriceAnswers.CompareAsync(context.Connection, context.Flows, context.Today, country, method, amount, cancellationToken);
        // Nothing is kept of who asked.
        if (answer.Outcome is "offers" or "none") counts.Add(Measure.PriceAsked, country, method, PriceUse.BandOf(Currency.CentsOf(amount)));
        return answer;
    }

    private static async ValueTask<ActionResult> OffersAsync(ActionContext context, CancellationToken cancellationToken) => await PriceAnswers.OffersAsync(
        context.Connection, context.Flows, context["country"], context["method"], context["amount"], cancellationToken);

    private static async ValueTask<ActionResult> OfferAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var id = int.Parse(context["offer"], CultureInfo.InvariantCulture);
        return await PriceAnswers.OfferAsync(context.Connection, context.Flows, id, context["amount"], cancellationToken);
    }

    private static async ValueTask<ActionResult> NeedsAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var needs = (await PriceStore.NeedsAsync(context.Connection, cancellationToken)).Select(PriceWords.NeedOf).ToArray();
        return needs.Length == 0
            ? ActionResult.Of("none")
            : ActionResult.Of("held", ("needs", context.Text(
                string.Join(' ', needs.Select(n => n.English)), string.Join(' ', needs.Select(n => n.Sesotho)))));
    }
}
