using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Rules of distribution that an installation may set. All defaults are proposals.</summary>
internal sealed class RoundOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "FoodRounds";

    /// <summary>For how many households one person may collect in a round besides their own. Default 3.</summary>
    [Range(1, 100)]
    public int ProxyLimit { get; set; } = 3;

    /// <summary>How long before a round opens its notices leave at the earliest: who knows place and day early can lie in wait. Default 48 hours.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan NoticeBefore { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Wrong codes that shut the way by code for a household until it names somebody anew. Default 3.</summary>
    [Range(1, 20)]
    public int CodeTries { get; set; } = 3;
}
