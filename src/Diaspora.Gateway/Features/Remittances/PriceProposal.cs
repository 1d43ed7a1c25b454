namespace Diaspora.Gateway.Features.Remittances;

/// <summary>One thing about sending money: exactly one of the four is there.</summary>
public sealed record PriceContent
{
    /// <summary>A country.</summary>
    public CorridorEntry? Corridor { get; init; }

    /// <summary>A sender.</summary>
    public ProviderEntry? Provider { get; init; }

    /// <summary>A sender's way of paying out.</summary>
    public ServiceEntry? Service { get; init; }

    /// <summary>A price.</summary>
    public PriceEntry? Price { get; init; }

    /// <summary>What it is.</summary>
    internal string Kind => this switch
    {
        { Corridor: not null } => "corridor",
        { Provider: not null } => "provider",
        { Service: not null } => "service",
        _ => "price",
    };

    /// <summary>The thing that it is about, in words that are the same for every change of it.</summary>
    internal string Subject => this switch
    {
        { Corridor: { } c } => c.Country,
        { Provider: { } v } => FormattableString.Invariant($"{v.Number}"),
        { Service: { } s } => FormattableString.Invariant($"{s.Provider}/{s.Country}/{s.Method}"),
        { Price: { Id: > 0 } p } => FormattableString.Invariant($"{p.Id}"),
        { Price: { } p } => FormattableString.Invariant($"new {p.Provider}/{p.Country}/{p.Method}/{p.FromCents}-{p.ToCents}"),
        _ => "",
    };

    /// <summary>True when exactly one is there.</summary>
    internal bool IsOne => new object?[] { Corridor, Provider, Service, Price }.Count(part => part is not null) == 1;
}

/// <summary>A change that is proposed: the whole thing as it is to be.</summary>
public sealed record NewPriceProposal
{
    /// <summary>As it is to be. A price with the id 0 is new; any other thing that there is not yet is new as well.</summary>
    public required PriceContent After { get; init; }

    /// <summary>Why, 1 to 300 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>A change of prices, which another person than the one who proposed it applies.</summary>
internal sealed record PriceProposal
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>What it changes: corridor, provider, service or price.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing as it was when the change was proposed; null: it is new.</summary>
    public PriceContent? Before { get; init; }

    /// <summary>The thing as it is to be.</summary>
    public required PriceContent After { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What became of it.</summary>
    public required ProposalState State { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who applied, returned or withdrew it; null: it waits.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Note { get; init; }
}

/// <summary>What became of a proposal.</summary>
internal enum ProposalState
{
    /// <summary>It waits for another person.</summary>
    Waiting,

    /// <summary>Phones show it.</summary>
    Applied,

    /// <summary>Another person gave it back with a note.</summary>
    Returned,

    /// <summary>Whoever proposed it took it back.</summary>
    Withdrawn,
}

/// <summary>Why a proposal is returned.</summary>
/// <param name="Note">What is to be changed, 1 to 300 characters.</param>
public sealed record ProposalNote(string Note);
