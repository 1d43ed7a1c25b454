using System.Globalization;

namespace Diaspora.Gateway.Console;

/// <summary>Numbers as pages show them.</summary>
internal static class Figure
{
    /// <summary>A number with its thousands apart by a space that does not break: <c>4 312</c>.</summary>
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u00a0');
}
