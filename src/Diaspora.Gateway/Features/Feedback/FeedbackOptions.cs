using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Deadlines of complaints and appeals, and what is told in danger. The Directorate sets them; nothing is made up where it did not.</summary>
internal sealed class FeedbackOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Feedback";

    /// <summary>Working days within which a complaint is first answered. Default 5, which is proposed and not decided.</summary>
    [Range(1, 60)]
    public int AnswerWorkingDays { get; set; } = 5;

    /// <summary>Days after a decision within which people may appeal. Default: not set; then phones name no last day and there is none.</summary>
    [Range(1, 365)]
    public int? AppealDays { get; set; }

    /// <summary>Days within which an appeal is answered. Default 14.</summary>
    [Range(1, 365)]
    public int AppealAnswerDays { get; set; } = 14;

    /// <summary>Hours within which the focal point answers. Default 24, which is proposed and not decided.</summary>
    [Range(1, 240)]
    public int RestrictedHours { get; set; } = 24;

    /// <summary>What to call in danger, as phones show it, such as a name and a number. Default: not set; then phones say that we hold none.</summary>
    [StringLength(30, MinimumLength = 3)]
    public string? DangerLine { get; set; }
}
