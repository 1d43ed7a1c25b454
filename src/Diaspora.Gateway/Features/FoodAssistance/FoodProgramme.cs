namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>The programme that takes requests now, as staff set it. Nothing of it stands in code.</summary>
internal sealed record FoodProgramme
{
    /// <summary>Id of the programme.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, at most 120 characters, the same in both languages.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of its districts in reading order.</summary>
    public required string[] Districts { get; init; }

    /// <summary>The day since when a person must have come home; null when none is set.</summary>
    public required DateOnly? CameHomeSince { get; init; }
}
