using System.Globalization;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>A country that money is sent from, as staff keep it.</summary>
public sealed record CorridorEntry
{
    /// <summary>ISO code of the country; the menu of phones offers ZA, GB, US and CA.</summary>
    public required string Country { get; init; }

    /// <summary>Its currency: ZAR, GBP, USD or CAD.</summary>
    public required string Currency { get; init; }

    /// <summary>Smallest amount that may be asked about, in cents.</summary>
    public required int MinCents { get; init; }

    /// <summary>Largest amount that may be asked about, in cents; below 10 000.00.</summary>
    public required int MaxCents { get; init; }
}

/// <summary>A sender of money, as staff keep it.</summary>
public sealed record ProviderEntry
{
    /// <summary>Its number on phones, which never moves and is never given to another.</summary>
    public required int Number { get; init; }

    /// <summary>Short name, at most 12 septets.</summary>
    public required string Label { get; init; }

    /// <summary>Full name, at most 45 septets.</summary>
    public required string Name { get; init; }

    /// <summary><c>offered</c>: that it pays out in Lesotho has a source; <c>names-only</c>: it is offered for no amount.</summary>
    public required string State { get; init; }

    /// <summary>Where that was read and when.</summary>
    public required string Source { get; init; }
}

/// <summary>A sender's way of paying out from one country, as staff keep it.</summary>
public sealed record ServiceEntry
{
    /// <summary>The sender's number on phones.</summary>
    public required int Provider { get; init; }

    /// <summary>ISO code of the country.</summary>
    public required string Country { get; init; }

    /// <summary><c>cash</c>, <c>wallet</c> or <c>bank</c>.</summary>
    public required string Method { get; init; }

    /// <summary>What the sender of money brings, at most 80 septets; null: no source says so.</summary>
    public string? NeedsEn { get; init; }

    /// <summary>The same in Sesotho; null: the English is shown.</summary>
    public string? NeedsSt { get; init; }

    /// <summary>What else holds; null: nothing known.</summary>
    public string? TermsEn { get; init; }

    /// <summary>The same in Sesotho.</summary>
    public string? TermsSt { get; init; }

    /// <summary>Where it was read, at most 40 characters.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source says that it was so.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary><c>day</c>, or <c>year</c> when the source tells no more.</summary>
    public required string CheckedPrecision { get; init; }

    /// <summary>Who looked it up; null: it is not noted.</summary>
    public string? CheckedBy { get; init; }
}

/// <summary>A price for the amounts of a band, as staff keep it.</summary>
public sealed record PriceEntry
{
    /// <summary>Id of the price; 0: it is new.</summary>
    public int Id { get; init; }

    /// <summary>The sender's number on phones.</summary>
    public required int Provider { get; init; }

    /// <summary>ISO code of the country.</summary>
    public required string Country { get; init; }

    /// <summary><c>cash</c>, <c>wallet</c> or <c>bank</c>.</summary>
    public required string Method { get; init; }

    /// <summary>First amount for which it holds, in cents.</summary>
    public required int FromCents { get; init; }

    /// <summary>Last amount for which it holds, in cents.</summary>
    public required int ToCents { get; init; }

    /// <summary>Fixed part of the fee, in cents.</summary>
    public required int FixedCents { get; init; }

    /// <summary>Part of the fee that grows with the amount, in hundredths of a percent.</summary>
    public required int BasisPoints { get; init; }

    /// <summary>Where it was read, at most 40 characters.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source says that it held.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary><c>day</c>, or <c>year</c> when the source tells no more.</summary>
    public required string CheckedPrecision { get; init; }

    /// <summary>Who looked it up; null: it is not noted.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>Last day on which it counts as fresh; null: 90 days after it was checked.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>A note for phones, at most 80 septets; null: none.</summary>
    public string? NoteEn { get; init; }

    /// <summary>The same in Sesotho.</summary>
    public string? NoteSt { get; init; }

    /// <summary>True: phones do not show it.</summary>
    public bool Hidden { get; init; }

    /// <summary>Last day on which it counts as fresh.</summary>
    internal DateOnly FreshUntil => ValidUntil ?? CheckedOn.AddDays(HeldPrice.FreshDays);

    /// <summary>How phones treat it on a day.</summary>
    internal PriceAge AgeOn(DateOnly today) => Hidden ? PriceAge.Hidden : FreshUntil < today ? PriceAge.Old : PriceAge.Fresh;

    /// <summary>True when both belong to one sender, country and way of paying out.</summary>
    internal bool IsSameService(ServiceEntry service) => (Provider, Country, Method) == (service.Provider, service.Country, service.Method);
}

/// <summary>How phones treat a price.</summary>
internal enum PriceAge
{
    /// <summary>They show it.</summary>
    Fresh,

    /// <summary>They show it with its date and the words "prices may be old", until staff hide it.</summary>
    Old,

    /// <summary>They do not show it.</summary>
    Hidden,
}

/// <summary>Amounts of a corridor for which a service has no price, both included, in cents.</summary>
internal sealed record PriceGap(int FromCents, int ToCents);

/// <summary>Everything that is held about sending money.</summary>
/// <param name="Corridors">By country.</param>
/// <param name="Providers">By number.</param>
/// <param name="Services">By provider, country and method.</param>
/// <param name="Prices">By provider, country, method and amount.</param>
/// <param name="Samples">Ids of the prices that are sample content.</param>
internal sealed record PriceBook(
    IReadOnlyList<CorridorEntry> Corridors, IReadOnlyList<ProviderEntry> Providers, IReadOnlyList<ServiceEntry> Services,
    IReadOnlyList<PriceEntry> Prices, IReadOnlyList<int> Samples)
{
    /// <summary>The prices of a service, also hidden ones, by amount.</summary>
    public IEnumerable<PriceEntry> PricesOf(ServiceEntry service) => Prices.Where(price => price.IsSameService(service));

    /// <summary>The amounts of the corridor for which phones show no price of a service.</summary>
    public IReadOnlyList<PriceGap> GapsOf(ServiceEntry service)
    {
        if (Corridors.FirstOrDefault(c => c.Country == service.Country) is not { } corridor) return [];
        var gaps = new List<PriceGap>();
        var next = corridor.MinCents;
        foreach (var price in PricesOf(service).Where(p => !p.Hidden).OrderBy(p => p.FromCents))
        {
            if (price.FromCents > next) gaps.Add(new PriceGap(next, Math.Min(price.FromCents - 1, corridor.MaxCents)));
            next = Math.Max(next, price.ToCents + 1);
        }

        if (next <= corridor.MaxCents) gaps.Add(new PriceGap(next, corridor.MaxCents));
        return gaps;
    }

    /// <summary>Short name of a sender by its number.</summary>
    public string LabelOf(int provider) =>
        Providers.FirstOrDefault(p => p.Number == provider)?.Label ?? provider.ToString(CultureInfo.InvariantCulture);

    /// <summary>The thing that a change is about as it stands; null: there is none.</summary>
    public PriceContent? Find(PriceContent changed) => changed switch
    {
        { Corridor: { } c } => Corridors.FirstOrDefault(held => held.Country == c.Country) is { } found ? new PriceContent { Corridor = found } : null,
        { Provider: { } v } => Providers.FirstOrDefault(held => held.Number == v.Number) is { } found ? new PriceContent { Provider = found } : null,
        { Service: { } s } => Services.FirstOrDefault(held => (held.Provider, held.Country, held.Method) == (s.Provider, s.Country, s.Method)) is { } found
            ? new PriceContent { Service = found }
            : null,
        { Price: { Id: > 0 } p } => Prices.FirstOrDefault(held => held.Id == p.Id) is { } found ? new PriceContent { Price = found } : null,
        _ => null,
    };
}
