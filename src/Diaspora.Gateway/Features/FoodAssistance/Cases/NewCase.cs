namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>
/// A request that an officer takes in for a person without a phone: the agreement, given by word of mouth, and the answers of the form. The person
/// then keys a PIN on the officer's tablet.
/// </summary>
public sealed record NewCase
{
    /// <summary>True: the text was read aloud and the person said yes.</summary>
    public bool Agreed { get; init; }

    /// <summary>Language in which it was read: <c>st</c> or <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Who heard the person agree; kept encrypted.</summary>
    public string? Witness { get; init; }

    /// <summary>When the person agreed; none: now.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Code of the district where the person lives.</summary>
    public string? District { get; init; }

    /// <summary>First name and surname.</summary>
    public string? Name { get; init; }

    /// <summary>Year of birth, four digits.</summary>
    public string? Year { get; init; }

    /// <summary>In the year in which a person turns 18: whether they are 18 already.</summary>
    public bool Is18 { get; init; }

    /// <summary>The village, 2 to 30 letters.</summary>
    public string? Village { get; init; }

    /// <summary>People in the household, 1 to 30.</summary>
    public string? People { get; init; }

    /// <summary>Month of coming home, 1 to 12; none: not told.</summary>
    public string? ReturnMonth { get; init; }

    /// <summary>Year of coming home; none: not told.</summary>
    public string? ReturnYear { get; init; }

    /// <summary>Last four digits of the identity number; none: not told.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the person came home from another country: <c>yes</c>, <c>no</c> or none.</summary>
    public string? CameHome { get; init; }

    /// <summary>Whether the household has a steady income.</summary>
    public string? Income { get; init; }

    /// <summary>Whether the household gets other help.</summary>
    public string? OtherHelp { get; init; }

    /// <summary>Whether someone is old, disabled, pregnant or a small child.</summary>
    public string? Need { get; init; }

    /// <summary>Where news go: <c>none</c>, <c>own</c> or <c>neighbour</c>.</summary>
    public string? Contact { get; init; }

    /// <summary>The number for news.</summary>
    public string? Number { get; init; }

    /// <summary>True: the neighbour agreed to pass news on.</summary>
    public bool NeighbourAgreed { get; init; }
}

/// <summary>A request that was taken in.</summary>
/// <param name="Id">Its number in lists and addresses.</param>
/// <param name="Reference">What stands on the person's slip.</param>
public sealed record EnteredCase(long Id, string Reference);
