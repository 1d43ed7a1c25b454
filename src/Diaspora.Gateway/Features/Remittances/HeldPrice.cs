namespace Diaspora.Gateway.Features.Remittances;

/// <summary>A price that we hold with its source, valid for the amounts of its band and for no other.</summary>
internal sealed record HeldPrice
{
    /// <summary>How long a price counts as fresh when staff set no last day.</summary>
    public const int FreshDays = 90;

    /// <summary>Id of the price.</summary>
    public required int Id { get; init; }

    /// <summary>Short name of the provider, at most 12 septets.</summary>
    public required string Provider { get; init; }

    /// <summary>Fixed part of the fee, in cents.</summary>
    public required int FixedCents { get; init; }

    /// <summary>Part of the fee that grows with the amount, in hundredths of a percent.</summary>
    public required int BasisPoints { get; init; }

    /// <summary>The day on which the source says that it held.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary><c>day</c>, or <c>year</c> when the source tells no more.</summary>
    public required string CheckedPrecision { get; init; }

    /// <summary>Last day on which it counts as fresh; null: <see cref="FreshDays"/> after <see cref="CheckedOn"/>.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The fee for an amount, in cents; a part of a cent counts as the nearest cent, half of one upwards.</summary>
    public int FeeFor(int cents) => FixedCents + (int)(((long)cents * BasisPoints + 5_000) / 10_000);

    /// <summary>True when it is no longer known to hold.</summary>
    public bool IsOldOn(DateOnly today) => (ValidUntil ?? CheckedOn.AddDays(FreshDays)) < today;
}

/// <summary>What sending an amount costs with one provider.</summary>
/// <param name="Price">The price behind it.</param>
/// <param name="FeeCents">The fee.</param>
/// <param name="TotalCents">What the sender pays in all.</param>
internal sealed record Offer(HeldPrice Price, int FeeCents, int TotalCents)
{
    /// <summary>What each price makes of an amount: the cheapest first, equal ones by name.</summary>
    public static IReadOnlyList<Offer> Ranked(IEnumerable<HeldPrice> prices, int cents) =>
    [
        .. prices.Select(price => Of(price, cents))
            .OrderBy(offer => offer.TotalCents)
            .ThenBy(offer => offer.Price.Provider, StringComparer.Ordinal),
    ];

    /// <summary>What a price makes of an amount.</summary>
    public static Offer Of(HeldPrice price, int cents)
    {
        var fee = price.FeeFor(cents);
        return new Offer(price, fee, cents + fee);
    }
}
