using System.ComponentModel;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Which requests are asked for.</summary>
/// <param name="Status">Of this status only; none: all that are not closed.</param>
/// <param name="District">Code of a district; none: all within reach.</param>
/// <param name="Duplicates">True: only those that may be second requests of one person.</param>
/// <param name="MinDays">Only those whose status is at least so many days old.</param>
/// <param name="Proposed">True: only those with a proposal that waits for a second person.</param>
public sealed record CaseFilter(
    [property: Description("Of this status only; none: all that are not closed.")] string? Status = null,
    [property: Description("Code of a district; none: all within reach.")] string? District = null,
    [property: Description("True: only those that may be second requests of one person.")] bool? Duplicates = null,
    [property: Description("Only those whose status is at least so many days old.")] int? MinDays = null,
    [property: Description("True: only those with a proposal that waits for a second person.")] bool? Proposed = null);
