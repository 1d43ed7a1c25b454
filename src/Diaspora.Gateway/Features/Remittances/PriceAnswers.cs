using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>What the flow is told about prices: to phones, and to staff who look at what a phone would show.</summary>
internal static class PriceAnswers
{
    /// <summary>Whether prices are held for a country, and for which amounts.</summary>
    public static async Task<ActionResult> CorridorAsync(
        NpgsqlConnection connection, FlowSet flows, string country, CancellationToken cancellationToken)
    {
        if (await PriceStore.FindCorridorAsync(connection, country, cancellationToken) is not { } corridor) return ActionResult.Of("unpriced");
        var currency = Currency.Of(corridor.Currency);
        return ActionResult.Of(
            "priced",
            ("currency", FlowWords.Of(flows, currency.English, currency.Sesotho)),
            ("from", Currency.Plain(corridor.MinCents)),
            ("to", Currency.Plain(corridor.MaxCents)));
    }

    /// <summary>What stands around the offers for an amount.</summary>
    public static async Task<ActionResult> CompareAsync(
        NpgsqlConnection connection, FlowSet flows, DateOnly today, string country, string method, string amount, CancellationToken cancellationToken)
    {
        var cents = Currency.CentsOf(amount);
        if (await PriceStore.FindCorridorAsync(connection, country, cancellationToken) is not { } corridor) return ActionResult.Of("unpriced");
        if (cents < corridor.MinCents || cents > corridor.MaxCents) return ActionResult.Of("outside");

        var currency = Currency.Of(corridor.Currency);
        var offers = Offer.Ranked(await PriceStore.PricesAtAsync(connection, country, method, cents, cancellationToken), cents);
        var missing = await PriceStore.WithoutPriceAsync(connection, country, method, cents, cancellationToken);
        var sum = currency.Short(cents);
        return ActionResult.Of(
            offers.Count > 0 ? "offers" : "none",
            ("sum", sum),
            ("heading", Text(flows, PriceWords.Heading(sum, method, offers.Any(o => o.Price.IsOldOn(today))))),
            ("missing", Text(flows, PriceWords.MissingLine(missing, always: offers.Count == 0))),
            ("prices", Text(flows, PriceWords.InSms(offers, currency))),
            ("par", currency.IsPar ? FlowWords.Of(flows, " Loti = rand.", " Loti = ranta.") : ""));
    }

    /// <summary>The offers for an amount, the cheapest first.</summary>
    public static async Task<ActionResult> OffersAsync(
        NpgsqlConnection connection, FlowSet flows, string country, string method, string amount, CancellationToken cancellationToken)
    {
        var cents = Currency.CentsOf(amount);
        if (await PriceStore.FindCorridorAsync(connection, country, cancellationToken) is not { } corridor) return ActionResult.List([]);
        var currency = Currency.Of(corridor.Currency);
        var offers = Offer.Ranked(await PriceStore.PricesAtAsync(connection, country, method, cents, cancellationToken), cents);
        return ActionResult.List(
        [
            .. offers.Select(offer => new Row(offer.Price.Id.ToString(CultureInfo.InvariantCulture), Text(flows, PriceWords.RowOf(offer, currency)))),
        ]);
    }

    /// <summary>Everything known of one offer.</summary>
    public static async Task<ActionResult> OfferAsync(
        NpgsqlConnection connection, FlowSet flows, int id, string amount, CancellationToken cancellationToken)
    {
        var cents = Currency.CentsOf(amount);
        if (await PriceStore.FindAsync(connection, id, cancellationToken) is not var (price, details)
            || cents < details.FromCents || cents > details.ToCents)
            return ActionResult.Of("gone");
        var words = PriceWords.Details(Offer.Of(price, cents), details, Currency.Of(details.Currency).Short(cents));
        return ActionResult.Of("shown", ("details", Text(flows, words)));
    }

    private static FlowValue Text(FlowSet flows, (string English, string Sesotho) words) => FlowWords.Of(flows, words.English, words.Sesotho);
}
