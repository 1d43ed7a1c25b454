using System.Globalization;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>What the forms of a complaint's page post, as it was typed.</summary>
internal sealed class ComplaintForm
{
    public string? Version { get; set; }

    public string? En { get; set; }

    public string? St { get; set; }

    public string? To { get; set; }

    public string? Words { get; set; }

    public string? Reason { get; set; }

    public string? Outcome { get; set; }

    public string? What { get; set; }

    public bool Close { get; set; }

    /// <summary>The version that was read; 0: none that there is.</summary>
    public int Read => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
}
