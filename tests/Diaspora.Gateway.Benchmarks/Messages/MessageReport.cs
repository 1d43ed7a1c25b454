using System.Globalization;

namespace Diaspora.Gateway.Benchmarks.Messages;

/// <summary>What messages took, beside the bare limit.</summary>
internal static class MessageReport
{
    /// <summary>Begins the table.</summary>
    public static void Head(TextWriter output) => output.WriteLine("""

                                                                      ours/s    bare/s   ratio   aim
        """);

    /// <summary>One row.</summary>
    public static void Line(TextWriter output, string what, double ours, double bare, string aim) => output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what,-57}{ours,9:N0} {bare,9:N0} {ours / bare,7:F2}   {aim}"));
}
