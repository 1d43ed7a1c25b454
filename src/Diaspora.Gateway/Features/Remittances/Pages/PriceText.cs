using System.Globalization;

namespace Diaspora.Gateway.Features.Remittances.Pages;

/// <summary>How pages write what is held about sending money.</summary>
internal static class PriceText
{
    /// <summary>The fee of a price, such as <c>R44.50</c>, <c>2%</c> or <c>R10.00 + 1.5%</c>.</summary>
    public static string FeeOf(PriceEntry price, Currency currency) => (price.FixedCents, price.BasisPoints) switch
    {
        (var only, 0) => currency.Exact(only),
        (0, var percent) => $"{TypedFields.Percent(percent)}%",
        var (only, percent) => $"{currency.Exact(only)} + {TypedFields.Percent(percent)}%",
    };

    /// <summary>The amounts of a price.</summary>
    public static string BandOf(int fromCents, int toCents, Currency currency) =>
        fromCents == toCents ? currency.Short(fromCents) : $"{currency.Short(fromCents)}\u00a0– {currency.Short(toCents)}";

    /// <summary>The day on which something was looked up, as exact as the source tells it.</summary>
    public static string CheckedOf(DateOnly day, string precision) => day.ToString(precision == "year" ? "yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The fields of a thing with their names as the API writes them, for a table of what changes.</summary>
    public static IReadOnlyList<(string Field, string Value)> FieldsOf(PriceContent? content) => content switch
    {
        { Corridor: { } c } =>
        [
            ("country", c.Country), ("currency", c.Currency), ("minCents", TypedFields.Amount(c.MinCents)), ("maxCents", TypedFields.Amount(c.MaxCents)),
        ],
        { Provider: { } v } =>
        [
            ("number", v.Number.ToString(CultureInfo.InvariantCulture)), ("label", v.Label), ("name", v.Name), ("state", v.State), ("source", v.Source),
        ],
        { Service: { } s } =>
        [
            ("provider", s.Provider.ToString(CultureInfo.InvariantCulture)), ("country", s.Country), ("method", s.Method), ("needsEn", s.NeedsEn ?? ""),
            ("needsSt", s.NeedsSt ?? ""), ("termsEn", s.TermsEn ?? ""), ("termsSt", s.TermsSt ?? ""), ("source", s.Source),
            ("checkedOn", CheckedOf(s.CheckedOn, s.CheckedPrecision)), ("checkedBy", s.CheckedBy ?? ""),
        ],
        { Price: { } p } =>
        [
            ("provider", p.Provider.ToString(CultureInfo.InvariantCulture)), ("country", p.Country), ("method", p.Method),
            ("fromCents", TypedFields.Amount(p.FromCents)), ("toCents", TypedFields.Amount(p.ToCents)), ("fixedCents", TypedFields.Amount(p.FixedCents)),
            ("basisPoints", TypedFields.Percent(p.BasisPoints)), ("source", p.Source), ("checkedOn", CheckedOf(p.CheckedOn, p.CheckedPrecision)),
            ("checkedBy", p.CheckedBy ?? ""), ("validUntil", TypedFields.Date(p.ValidUntil) ?? ""), ("noteEn", p.NoteEn ?? ""), ("noteSt", p.NoteSt ?? ""),
            ("hidden", p.Hidden ? "yes" : "no"),
        ],
        _ => [],
    };
}
