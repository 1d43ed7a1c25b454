namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What is needed of an application to lead it on or to show it. Nothing personal.</summary>
internal sealed record FoodCase
{
    /// <summary>Id of the application.</summary>
    public required long Id { get; init; }

    /// <summary>The eight digits of its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of its district.</summary>
    public required string District { get; init; }

    /// <summary>The officer who took it in; null: the person applied by phone.</summary>
    public required string? EnteredBy { get; init; }

    /// <summary>True: the contact is a neighbour who passes news on, and not the person's own phone.</summary>
    public required bool Neighbour { get; init; }

    /// <summary>Id of the last row of its history: whoever acts says up to where they have read.</summary>
    public required long LastStep { get; init; }

    /// <summary>The phone that applied; null when it was forgotten at the person's wish.</summary>
    public required long? ContactId { get; init; }

    /// <summary>One of <see cref="FoodStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When the status was last changed.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    /// <summary>Slow hash of the PIN; null between a reset and the choice of a new one.</summary>
    public required string? PinHash { get; init; }

    /// <summary>Keyed hash of the number of the phone that applied.</summary>
    public required byte[]? PhoneHash { get; init; }

    /// <summary>True: another open application seems to be for the same person.</summary>
    public required bool PossibleDuplicate { get; init; }

    /// <summary>Where the next distribution is; set with the status <see cref="FoodStatus.Distribution"/>.</summary>
    public required string? DistributionPlace { get; init; }

    /// <summary>The day of the next distribution.</summary>
    public required DateOnly? DistributionOn { get; init; }

    /// <summary>The hours of the next distribution, such as <c>09:00-13:00</c>.</summary>
    public required string? DistributionWindow { get; init; }
}

/// <summary>A step of a case by a person.</summary>
/// <param name="Status">The new status.</param>
/// <param name="By">Who takes the step.</param>
/// <param name="Reason">Why, in words of the officer.</param>
/// <param name="Sop">Version of the standard operating procedures that the officer followed; null when none was named.</param>
/// <param name="Distribution">Where and when to collect, with the status <see cref="FoodStatus.Distribution"/>.</param>
internal sealed record FoodStep(string Status, string By, string Reason, string? Sop, FoodDistribution Distribution)
{
    /// <summary>Code of the reason, from the list of the status; null: only words were given.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Who proposed a decision that <see cref="By"/> confirms; null: nobody did.</summary>
    public string? ProposedBy { get; init; }
}

/// <summary>A row of a case's history.</summary>
/// <param name="At">When.</param>
/// <param name="FromStatus">The status before; null for the first.</param>
/// <param name="ToStatus">The status after.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="SopVersion">Version of the procedures followed.</param>
/// <param name="ReasonCode">Code of the reason, where one was chosen from the list.</param>
/// <param name="ProposedBy">Who proposed a decision that another confirmed.</param>
public sealed record FoodHistory(
    DateTimeOffset At, string? FromStatus, string ToStatus, string By, string Reason, string? SopVersion, string? ReasonCode, string? ProposedBy);
