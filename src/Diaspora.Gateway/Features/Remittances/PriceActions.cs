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

    private static async ValueTask<ActionResult> CorridorAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await PriceStore.FindCorridorAsync(context.Connection, context["country"], cancellationToken) is not { } corridor)
            return ActionResult.Of("unpriced");
        var currency = Currency.Of(corridor.Currency);
        return ActionResult.Of(
            "priced",
            ("currency", context.Text(currency.English, currency.Sesotho)),
            ("from", Currency.Plain(corridor.MinCents)),
            ("to", Currency.Plain(corridor.MaxCents)));
    }

    private async ValueTask<ActionResult> CompareAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var (country, method, cents) = (context["country"], context["method"], Currency.CentsOf(context["amount"]));
        if (await PriceStore.FindCorridorAsync(context.Connection, country, cancellationToken) is not { } corridor)
            return ActionResult.Of("unpriced");
        if (cents < corridor.MinCents || cents > corridor.MaxCents) return ActionResult.Of("outside");

        counts.Add(Measure.PriceAsked, country, method, PriceUse.BandOf(cents));
        var currency = Currency.Of(corridor.Currency);
        var offers = Offer.Ranked(await PriceStore.PricesAtAsync(context.Connection, country, method, cents, cancellationToken), cents);
        var missing = await PriceStore.WithoutPriceAsync(context.Connection, country, method, cents, cancellationToken);
        var sum = currency.Short(cents);
        return ActionResult.Of(
            offers.Count > 0 ? "offers" : "none",
            ("sum", sum),
            ("heading", Text(context, PriceWords.Heading(sum, method, offers.Any(o => o.Price.IsOldOn(context.Today))))),
            ("missing", Text(context, PriceWords.MissingLine(missing, always: offers.Count == 0))),
            ("prices", Text(context, PriceWords.InSms(offers, currency))),
            ("par", currency.IsPar ? context.Text(" Loti = rand.", " Loti = ranta.") : ""));
    }

    private static async ValueTask<ActionResult> OffersAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var (country, method, cents) = (context["country"], context["method"], Currency.CentsOf(context["amount"]));
        if (await PriceStore.FindCorridorAsync(context.Connection, country, cancellationToken) is not { } corridor) return ActionResult.List([]);
        var currency = Currency.Of(corridor.Currency);
        var offers = Offer.Ranked(await PriceStore.PricesAtAsync(context.Connection, country, method, cents, cancellationToken), cents);
        return ActionResult.List(
        [
            .. offers.Select(offer => new Row(
                offer.Price.Id.ToString(CultureInfo.InvariantCulture), Text(context, PriceWords.RowOf(offer, currency)))),
        ]);
    }

    private static async ValueTask<ActionResult> OfferAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var id = int.Parse(context["offer"], CultureInfo.InvariantCulture);
        var cents = Currency.CentsOf(context["amount"]);
        if (await PriceStore.FindAsync(context.Connection, id, cancellationToken) is not var (price, details)
            || cents < details.FromCents || cents > details.ToCents)
            return ActionResult.Of("gone");
        var words = PriceWords.Details(Offer.Of(price, cents), details, Currency.Of(details.Currency).Short(cents));
        return ActionResult.Of("shown", ("details", Text(context, words)));
    }

    private static async ValueTask<ActionResult> NeedsAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var needs = (await PriceStore.NeedsAsync(context.Connection, cancellationToken)).Select(PriceWords.NeedOf).ToArray();
        return needs.Length == 0
            ? ActionResult.Of("none")
            : ActionResult.Of("held", ("needs", context.Text(
                string.Join(' ', needs.Select(n => n.English)), string.Join(' ', needs.Select(n => n.Sesotho)))));
    }

    private static FlowValue Text(ActionContext context, (string English, string Sesotho) words) => context.Text(words.English, words.Sesotho);
}
