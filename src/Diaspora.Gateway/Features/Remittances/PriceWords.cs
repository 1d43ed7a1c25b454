using System.Globalization;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>The lines of prices in both languages. The Sesotho awaits a native reviewer like every Sesotho text.</summary>
internal static class PriceWords
{
    /// <summary>Longest <see cref="Heading"/> in septets.</summary>
    public const int LongestHeading = 36;

    /// <summary>Longest <see cref="RowOf"/> in septets: <c>Inter-postal: tefo R999.99, lefa R10999.98 (10/2022)</c> and its like.</summary>
    public const int LongestRow = 52;

    /// <summary>Longest <see cref="MissingLine"/> in septets.</summary>
    public const int LongestMissing = 31;

    /// <summary>Most offers of one SMS: what two parts hold.</summary>
    public const int OffersBySms = 3;

    /// <summary>Longest <see cref="InSms"/> in septets.</summary>
    public const int LongestInSms = 190;

    /// <summary>Longest <see cref="Details"/> in septets.</summary>
    public const int LongestDetails = 500;

    /// <summary><c>R1000, cash (prices may be old)</c>.</summary>
    public static (string English, string Sesotho) Heading(string sum, string method, bool old)
    {
        var (english, sesotho) = Method(method);
        return ($"{sum}, {english}{(old ? " (prices may be old)" : "")}", $"{sum} {sesotho}{(old ? " (theko ea khale)" : "")}");
    }

    /// <summary><c>Post Office: fee R81.50, pay R1081.50 (Oct 2022)</c>.</summary>
    public static (string English, string Sesotho) RowOf(Offer offer, Currency currency)
    {
        var (fee, total) = (currency.Exact(offer.FeeCents), currency.Exact(offer.TotalCents));
        return (
            $"{offer.Price.Provider}: fee {fee}, pay {total} ({English(offer.Price)})",
            $"{offer.Price.Provider}: tefo {fee}, lefa {total} ({Sesotho(offer.Price)})");
    }

    /// <summary><c>No price held: Shoprite, Mukuru</c>, or how many more there are where not all names fit.</summary>
    /// <param name="providers">Those without a price.</param>
    /// <param name="always">True: says that no price is held also where no provider is known; false: is empty then.</param>
    public static (string English, string Sesotho) MissingLine(IReadOnlyList<string> providers, bool always) =>
        providers.Count > 0 ? (Listed("No price held: ", providers), Listed("Ha ho theko: ", providers))
        : always ? ("No price held.", "Ha ho theko.")
        : ("", "");

    /// <summary><c>Post Office fee R81.50, you pay R1081.50 (price Oct 2022)</c>, the cheapest first.</summary>
    public static (string English, string Sesotho) InSms(IReadOnlyList<Offer> offers, Currency currency)
    {
        var shown = offers.Take(OffersBySms).Select(o => (
            o.Price.Provider, Fee: currency.Exact(o.FeeCents), Total: currency.Exact(o.TotalCents), o.Price)).ToArray();
        return (
            string.Join("; ", shown.Select(s => $"{s.Provider} fee {s.Fee}, you pay {s.Total} (price {English(s.Price)})")),
            string.Join("; ", shown.Select(s => $"{s.Provider} tefo {s.Fee}, u lefa {s.Total} (theko {Sesotho(s.Price)})")));
    }

    /// <summary>Everything known of one offer: cost, needs, terms, for which amounts the price holds, and where it was read when.</summary>
    public static (string English, string Sesotho) Details(Offer offer, PriceDetails details, string sum)
    {
        var currency = Currency.Of(details.Currency);
        var (english, sesotho) = Method(details.Method);
        var (fee, total) = (currency.Exact(offer.FeeCents), currency.Exact(offer.TotalCents));
        var (from, to) = (currency.Short(details.FromCents), currency.Short(details.ToCents));
        var one = details.FromCents == details.ToCents;
        return (
            Sentences(
                $"{details.Name}, {english}: {sum}, fee {fee}, pay {total}",
                details.NeedsEn is { } needsEn ? $"You need: {needsEn}" : null,
                details.TermsEn,
                details.NoteEn,
                one ? $"The price is for {from} only" : $"The price is for {from} to {to}",
                $"Source: {details.Source}, {EnglishDay(offer.Price)}",
                "Not advice. Ask first"),
            Sentences(
                $"{details.Name}, {sesotho}: {sum}, tefo {fee}, lefa {total}",
                details.NeedsSt is { } needsSt ? $"U hloka: {needsSt}" : null,
                details.TermsSt,
                details.NoteSt,
                one ? $"Theko ke ea {from} feela" : $"Theko ke ea {from} ho isa ho {to}",
                $"Mohloli: {details.Source}, {SesothoDay(offer.Price)}",
                "Hase keletso. Botsa pele"));
    }

    /// <summary><c>Post Office: ID and proof of residence (Oct 2022).</c></summary>
    public static (string English, string Sesotho) NeedOf(Need need) => (
        $"{need.Provider}: {need.NeedsEn} ({English(need.CheckedOn, need.CheckedPrecision)}).",
        $"{need.Provider}: {need.NeedsSt} ({Sesotho(need.CheckedOn, need.CheckedPrecision)}).");

    private static (string English, string Sesotho) Method(string method) => method switch
    {
        "cash" => ("cash", "ka letsoho"),
        "wallet" => ("wallet", "mohaleng"),
        "bank" => ("bank", "bankeng"),
        _ => throw new ArgumentException($"No pay-out '{method}' is known.", nameof(method)),
    };

    private static string Listed(string lead, IReadOnlyList<string> providers)
    {
        for (var shown = providers.Count; shown > 0; shown--)
        {
            var line = lead + string.Join(", ", providers.Take(shown))
                + (shown < providers.Count ? string.Create(CultureInfo.InvariantCulture, $" +{providers.Count - shown}") : "");
            if (line.Length <= LongestMissing) return line;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{lead}{providers.Count}");
    }

    private static string Sentences(params string?[] sentences) =>
        string.Join(' ', sentences.OfType<string>().Select(s => s.TrimEnd('.') + "."));

    private static string English(HeldPrice price) => English(price.CheckedOn, price.CheckedPrecision);

    private static string Sesotho(HeldPrice price) => Sesotho(price.CheckedOn, price.CheckedPrecision);

    private static string English(DateOnly day, string precision) => precision == "year" ? Year(day) : DateWords.EnglishMonth(day);

    // In figures: the longest month names of Sesotho leave no room for the amounts.
    private static string Sesotho(DateOnly day, string precision) =>
        precision == "year" ? Year(day) : day.ToString("MM/yyyy", CultureInfo.InvariantCulture);

    private static string EnglishDay(HeldPrice price) =>
        price.CheckedPrecision == "year" ? Year(price.CheckedOn) : $"{DateWords.English(price.CheckedOn)} {Year(price.CheckedOn)}";

    private static string SesothoDay(HeldPrice price) =>
        price.CheckedPrecision == "year" ? Year(price.CheckedOn) : $"{DateWords.Sesotho(price.CheckedOn)} {Year(price.CheckedOn)}";

    private static string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);
}
