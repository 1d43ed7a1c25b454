using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>Rules of the directory that an installation may set.</summary>
internal sealed class DirectoryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Directory";

    /// <summary>How long a number is shown to people after somebody dialled it; then it must be checked again. Default 180 days (proposed).</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan NumberGoodFor { get; set; } = TimeSpan.FromDays(180);
}
