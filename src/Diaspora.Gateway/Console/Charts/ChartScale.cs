using System.Globalization;

namespace Diaspora.Gateway.Console.Charts;

/// <summary>How values become places in a chart. Places across are percentages, so that a chart fits any screen while its text keeps its size.</summary>
/// <param name="Top">The value at the upper edge: a round number, at least 1.</param>
/// <param name="Steps">How many equal parts the axis is marked in.</param>
internal sealed record ChartScale(long Top, int Steps)
{
    /// <summary>The colours that the style sheet has; a further series begins with the first again, with another stroke.</summary>
    public const int Colours = 6;

    private static readonly (int Times, int Steps)[] s_tops = [(2, 2), (4, 4), (5, 5), (10, 5)];

    /// <summary>The scale that holds a greatest value, marked at round numbers.</summary>
    public static ChartScale Of(long greatest)
    {
        if (greatest <= 1) return new ChartScale(1, 1);
        var unit = 1L;
        while (unit < long.MaxValue / 100 && greatest > unit * 10) unit *= 10;
        var (times, steps) = s_tops.FirstOrDefault(top => greatest <= top.Times * unit, s_tops[^1]);
        return new ChartScale(times * unit, steps);
    }

    /// <summary>The values at the marks of the axis, from 0.</summary>
    public IEnumerable<long> Marks => Enumerable.Range(0, Steps + 1).Select(step => Top / Steps * step);

    /// <summary>A value's part of the whole, 0 to 1.</summary>
    public double Part(long value) => Math.Clamp((double)value / Top, 0, 1);

    /// <summary>A part of the width, as SVG writes it.</summary>
    public static string Percent(double part) => (part * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>A length in pixels, as SVG writes it.</summary>
    public static string Pixels(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for people, with its thousands apart.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What is written of a point.</summary>
    public static string Text(ChartPoint point) => point.Shown ?? Number(point.Value);

    /// <summary>The class that colours a series, from 0.</summary>
    public static string Colour(int series) => "chart-" + (series % Colours + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Which labels stand below a chart so that they stay apart on a narrow screen: the first, the last and some between.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="most">How many have room.</param>
    public static IReadOnlyList<int> Labelled(int count, int most)
    {
        if (count <= most) return [.. Enumerable.Range(0, count)];
        return [.. Enumerable.Range(0, most).Select(at => (int)Math.Round((double)at * (count - 1) / (most - 1))).Distinct()];
    }

    /// <summary>A name for elements of a page, made of a title.</summary>
    public static string IdOf(string title) =>
        "chart-" + string.Concat(title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
