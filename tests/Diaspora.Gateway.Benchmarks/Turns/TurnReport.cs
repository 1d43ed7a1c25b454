using System.Globalization;
using Diaspora.Gateway.Benchmarks.Load;

namespace Diaspora.Gateway.Benchmarks.Turns;

/// <summary>What the turns took, beside what we want them to take.</summary>
internal sealed class TurnReport(int connections, int rounds)
{
    /// <summary>(a) The bare limit.</summary>
    public Samples Bare { get; } = new();

    /// <summary>(b) A turn of a menu.</summary>
    public Samples Menu { get; } = new();

    /// <summary>(c) A first dial, which reads PostgreSQL once.</summary>
    public Samples FirstDial { get; } = new();

    /// <summary>The fixed rate of <see cref="HalfPeak"/> in turns a second.</summary>
    public double Rate { get; set; }

    /// <summary>Turns of a menu at half of the rate that the gateway can keep up.</summary>
    public LoadResult? HalfPeak { get; set; }

    /// <summary>Sessions alive in Redis at the end.</summary>
    public int Sessions { get; set; }

    /// <summary>Memory of the gateway at the end, in bytes.</summary>
    public long WorkingSet { get; set; }

    /// <summary>The most that it was.</summary>
    public long PeakWorkingSet { get; set; }

    /// <summary>Prints the table.</summary>
    public void Print(TextWriter output)
    {
        Write(output, $"""
            {Environment.ProcessorCount} cores, shared by the client (one thread), the server under test, Redis and PostgreSQL as the system sees fit.
            {connections} connections, each with one request under way; medians of {rounds} rounds.

                                         turns/s  p50 ms  p99 ms  SQL/turn  allocated B/turn  server us/turn  client us/turn
            """);
        Line(output, "(a) form, GET, SET, text", Bare);
        Line(output, "(b) menu turn", Menu);
        Line(output, "(c) first dial, one SQL read", FirstDial);
        Write(output, $"""

            (b)/(a) {Menu.PerSecond / Bare.PerSecond:F2}   (c)/(a) {FirstDial.PerSecond / Bare.PerSecond:F2}   by turns/s; aim for (b): 0.70
            (b)/(a) {Bare.ServerTime / Menu.ServerTime:F2}   (c)/(a) {Bare.ServerTime / FirstDial.ServerTime:F2}   by the server's processor time alone
            allocated per menu turn: {Menu.Allocated / 1024:F1} kB; aim: below 8 kB
            """);
        if (HalfPeak is not null)
        {
            Write(output, $"""
                (b) at half of its peak, {Rate:F0} turns/s for {HalfPeak.Elapsed.TotalSeconds:F1} s at a fixed rate, from the moment each was due: p50 {
                    HalfPeak.Percentile(0.5).TotalMilliseconds:F2} ms, p99 {HalfPeak.Percentile(0.99).TotalMilliseconds:F2} ms; aim: p99 below 10 ms
                """);
        }

        Write(output, $"""
            working set of the gateway with {Sessions:N0} live sessions: {Mega(WorkingSet)} MB, {Mega(PeakWorkingSet)} MB at most; aim: below 250 MB
            """);
    }

    private static void Line(TextWriter output, string name, Samples samples) => Write(output, $"""
        {name,-29}{samples.PerSecond,7:F0} {samples.Median.TotalMilliseconds,7:F2} {samples.Slow.TotalMilliseconds,7:F2} {
            samples.Commands,9:F2} {samples.Allocated,17:N0} {samples.ServerTime.TotalMicroseconds,15:F0} {samples.ClientTime.TotalMicroseconds,15:F0}
        """);

    private static long Mega(long bytes) => bytes / (1024 * 1024);

    private static void Write(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
