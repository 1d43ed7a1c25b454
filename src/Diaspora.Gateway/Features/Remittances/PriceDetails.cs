namespace Diaspora.Gateway.Features.Remittances;

/// <summary>A price with everything that a sender should know of it. Texts without Sesotho are in English in both.</summary>
internal sealed record PriceDetails
{
    /// <summary>ISO code of the currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Full name of the provider.</summary>
    public required string Name { get; init; }

    /// <summary>How it is paid out.</summary>
    public required string Method { get; init; }

    /// <summary>First amount for which the price holds, in cents.</summary>
    public required int FromCents { get; init; }

    /// <summary>Last amount for which the price holds, in cents.</summary>
    public required int ToCents { get; init; }

    /// <summary>What the sender brings; null: not known.</summary>
    public string? NeedsEn { get; init; }

    /// <summary>The same in Sesotho.</summary>
    public string? NeedsSt { get; init; }

    /// <summary>What else holds for the service; null: nothing known.</summary>
    public string? TermsEn { get; init; }

    /// <summary>The same in Sesotho.</summary>
    public string? TermsSt { get; init; }

    /// <summary>A note to this price; null: none.</summary>
    public string? NoteEn { get; init; }

    /// <summary>The same in Sesotho.</summary>
    public string? NoteSt { get; init; }

    /// <summary>Where the price was read.</summary>
    public required string Source { get; init; }
}
