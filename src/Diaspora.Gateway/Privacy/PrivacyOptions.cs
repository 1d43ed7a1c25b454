using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Privacy;

/// <summary>Where the keys are that protect numbers, names, answers and sessions.</summary>
internal sealed class PrivacyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Privacy";

    /// <summary>
    /// Directory with <c>hash.key</c> and the Data Protection key ring. Required; all nodes share one (a shared volume). Whoever loses it loses every
    /// number and name in the database, so it is backed up, apart from the database.
    /// </summary>
    [Required]
    public string KeyDirectory { get; set; } = "";
}
