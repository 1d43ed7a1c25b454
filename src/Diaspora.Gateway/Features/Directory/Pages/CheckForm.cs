using System.Globalization;

namespace Diaspora.Gateway.Features.Directory.Pages;

/// <summary>The number that somebody dialled, as it is typed on a page.</summary>
public sealed class CheckForm
{
    public string? Version { get; set; }

    public string? Number { get; set; }

    internal CheckedNumber Read =>
        new(int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, Number ?? "");
}
