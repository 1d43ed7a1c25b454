using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>What a price, and what stands around it, must be so that it has a source, fits a phone and contradicts no other.</summary>
internal static class PriceRules
{
    /// <summary>Countries that the menu of phones offers.</summary>
    public static readonly IReadOnlyList<string> Countries = ["ZA", "GB", "US", "CA"];

    /// <summary>Currencies that phones have words for.</summary>
    public static readonly IReadOnlyList<string> Currencies = ["ZAR", "GBP", "USD", "CAD"];

    /// <summary>Ways of paying out that the menu of phones offers.</summary>
    public static readonly IReadOnlyList<string> Methods = ["cash", "wallet", "bank"];

    private const int MostCents = 999_999;
    private const int MostFeeCents = 99_999;
    private const int LongestText = 80;
    private const int LongestSource = 40;

    // A press release of two thousand would say nothing of today.
    private static readonly DateOnly s_earliest = new(2000, 1, 1);

    /// <summary>The thing with the letters that phones show and without empty texts.</summary>
    public static PriceContent Fold(PriceContent content) => new()
    {
        Corridor = content.Corridor,
        Provider = content.Provider is { } v ? v with { Label = Folding.Fold(v.Label.Trim()), Name = Folding.Fold(v.Name.Trim()), Source = v.Source.Trim() } : null,
        Service = content.Service is { } s
            ? s with
            {
                NeedsEn = Folded(s.NeedsEn), NeedsSt = Folded(s.NeedsSt), TermsEn = Folded(s.TermsEn), TermsSt = Folded(s.TermsSt),
                Source = Folding.Fold(s.Source.Trim()),
            }
            : null,
        Price = content.Price is { } p
            ? p with { NoteEn = Folded(p.NoteEn), NoteSt = Folded(p.NoteSt), Source = Folding.Fold(p.Source.Trim()) }
            : null,
    };

    /// <summary>Everything that is wrong with a thing, by its fields; empty when nothing is.</summary>
    /// <param name="content">The thing, folded.</param>
    /// <param name="book">What else is held.</param>
    /// <param name="today">The day in Lesotho.</param>
    public static Dictionary<string, string[]> ProblemsOf(PriceContent content, PriceBook book, DateOnly today)
    {
        var problems = new Problems();
        switch (content)
        {
            case { Corridor: { } corridor }:
                problems.Unless(Countries.Contains(corridor.Country), "country", $"Phones can choose {string.Join(", ", Countries)}.");
                problems.Unless(Currencies.Contains(corridor.Currency), "currency", $"It must be one of {string.Join(", ", Currencies)}.");
                problems.Unless(corridor.MinCents > 0, "minCents", "It must be more than nothing.");
                problems.Unless(
                    corridor.MaxCents >= corridor.MinCents && corridor.MaxCents <= MostCents, "maxCents", "It must be at least the smallest amount and at most 9999.99.");
                break;
            case { Provider: { } provider }:
                problems.Unless(provider.Number is >= 1 and <= 90 and not (9 or 77), "number", "It must be 1 to 90; 9 and 77 are keys.");
                Text(problems, "label", provider.Label, 12, required: true);
                Text(problems, "name", provider.Name, 45, required: true);
                problems.Unless(provider.State is "offered" or "names-only", "state", "It must be offered or names-only.");
                Text(problems, "source", provider.Source, 200, required: true, plain: true);
                problems.Unless(
                    !book.Providers.Any(p => p.Number != provider.Number && string.Equals(p.Label, provider.Label, StringComparison.OrdinalIgnoreCase)),
                    "label", "Another sender has that short name.");
                break;
            case { Service: { } service }:
                Place(problems, book, service.Provider, service.Country, service.Method);
                Text(problems, "needsEn", service.NeedsEn, LongestText);
                Text(problems, "needsSt", service.NeedsSt, LongestText);
                Text(problems, "termsEn", service.TermsEn, LongestText);
                Text(problems, "termsSt", service.TermsSt, LongestText);
                Checked(problems, service.Source, service.CheckedOn, service.CheckedPrecision, today);
                break;
            case { Price: { } price }:
                OfPrice(problems, price, book, today);
                break;
        }

        return problems.ByField;
    }

    private static void OfPrice(Problems problems, PriceEntry price, PriceBook book, DateOnly today)
    {
        Place(problems, book, price.Provider, price.Country, price.Method);
        var service = book.Services.FirstOrDefault(price.IsSameService);
        problems.Unless(service is not null, "method", "The sender does not pay out that way yet: propose the service first.");
        problems.Unless(price.FromCents > 0, "fromCents", "It must be more than nothing.");
        problems.Unless(price.ToCents >= price.FromCents && price.ToCents <= MostCents, "toCents", "It must be at least the first amount and at most 9999.99.");
        problems.Unless(price.FixedCents is >= 0 and < MostFeeCents, "fixedCents", "It must be 0 to 999.98.");
        problems.Unless(price.BasisPoints is >= 0 and <= 10_000, "basisPoints", "It must be 0 to 100 percent.");
        problems.Unless(
            price.FixedCents + ((long)price.ToCents * price.BasisPoints / 10_000) < MostFeeCents, "fixedCents", "The fee of the last amount is too high for a phone's row.");
        Text(problems, "noteEn", price.NoteEn, LongestText);
        Text(problems, "noteSt", price.NoteSt, LongestText);
        Checked(problems, price.Source, price.CheckedOn, price.CheckedPrecision, today);
        problems.Unless(price.ValidUntil is not { } until || until >= price.CheckedOn, "validUntil", "It lies before the day on which the price was checked.");
        if (price.Hidden || service is null) return;
        var other = book.PricesOf(service).FirstOrDefault(p => p.Id != price.Id && !p.Hidden && p.FromCents <= price.ToCents && price.FromCents <= p.ToCents);
        if (other is not null)
        {
            problems.Unless(
                false, "fromCents",
                $"The band {Currency.Plain(other.FromCents)} to {Currency.Plain(other.ToCents)} holds some of these amounts: change or hide that one first.");
        }
    }

    private static void Place(Problems problems, PriceBook book, int provider, string country, string method)
    {
        problems.Unless(book.Providers.Any(p => p.Number == provider), "provider", "There is no sender of that number.");
        problems.Unless(book.Corridors.Any(c => c.Country == country), "country", "There is no such corridor: propose it first.");
        problems.Unless(Methods.Contains(method), "method", $"It must be one of {string.Join(", ", Methods)}.");
    }

    private static void Checked(Problems problems, string source, DateOnly checkedOn, string precision, DateOnly today)
    {
        Text(problems, "source", source, LongestSource, required: true);
        problems.Unless(checkedOn >= s_earliest && checkedOn <= today, "checkedOn", "It must be a day that has been, on which the source says so.");
        problems.Unless(precision is "day" or "year", "checkedPrecision", "It must be day or year.");
        problems.Unless(precision != "year" || checkedOn is { Month: 1, Day: 1 }, "checkedOn", "Of a year alone the day is the first of January.");
    }

    private static void Text(Problems problems, string field, string? text, int longest, bool required = false, bool plain = false)
    {
        if (string.IsNullOrEmpty(text))
        {
            problems.Unless(!required, field, "It is missing.");
            return;
        }

        var length = plain ? text.Length : Gsm7.Septets(text);
        problems.Unless(length >= 0, field, "It holds a letter that basic phones do not show.");
        problems.Unless(length <= longest, field, $"It may have {longest} characters and has {length}.");
    }

    private static string? Folded(string? text) => string.IsNullOrWhiteSpace(text) ? null : Folding.Fold(text.Trim());

    /// <summary>Problems by field; the first of a field is told. Fields are named as in the API, inside the thing.</summary>
    private sealed class Problems
    {
        public Dictionary<string, string[]> ByField { get; } = [];

        public void Unless(bool right, string field, string problem)
        {
            if (!right) ByField.TryAdd(field, [problem]);
        }
    }
}
