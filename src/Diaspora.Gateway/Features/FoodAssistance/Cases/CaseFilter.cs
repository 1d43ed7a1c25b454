using System.ComponentModel;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Which requests are asked for.</summary>
public sealed record CaseFilter
{
    /// <summary>Of this status only; none: all that are not closed.</summary>
    [Description("Of this status only; none: all that are not closed.")]
    public string? Status { get; init; }

    /// <summary>Code of a district; none: all within reach.</summary>
    [Description("Code of a district; none: all within reach.")]
    public string? District { get; init; }

    /// <summary>True: only those that may be second requests of one person.</summary>
    [Description("True: only those that may be second requests of one person.")]
    public bool? Duplicates { get; init; }

    /// <summary>Only those whose status is at least so many days old.</summary>
    [Description("Only those whose status is at least so many days old.")]
    public int? MinDays { get; init; }

    /// <summary>True: only those with a proposal that waits for a second person.</summary>
    [Description("True: only those with a proposal that waits for a second person.")]
    public bool? Proposed { get; init; }
}
