using System.Globalization;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>What can be typed for a round, and what it means.</summary>
internal static class RoundRules
{
    /// <summary>Longest reason in characters.</summary>
    public const int LongestReason = 200;

    private const int ShortestReason = 3;
    private const int FarthestDays = 366;

    /// <summary>Statuses whose cases can be taken into a round.</summary>
    public static readonly IReadOnlyList<string> Who = [FoodStatus.Selected, FoodStatus.Missed, FoodStatus.Collected];

    /// <summary>The moments at which a round opens and closes.</summary>
    /// <exception cref="RoundRefusal">Day or hours break a rule.</exception>
    public static (DateTimeOffset Opens, DateTimeOffset Closes) Times(DateOnly day, string window, DateTimeOffset now)
    {
        var today = LesothoTime.DateOf(now);
        if (day < today) throw RoundRefusal.Invalid("day", "It is over.");
        if (day > today.AddDays(FarthestDays)) throw RoundRefusal.Invalid("day", "It is more than a year away.");
        if (new FoodDistribution("-", day, window).Problem(FoodStatus.Distribution, today) is { } problem) throw RoundRefusal.Invalid("window", problem);
        var hours = window.Split('-');
        var closes = LesothoTime.At(day, Time(hours[1]));
        return closes > now ? (LesothoTime.At(day, Time(hours[0])), closes) : throw RoundRefusal.Invalid("window", "It is over today.");
    }

    /// <summary>The statuses asked for, each once, in the order of <see cref="Who"/>.</summary>
    /// <exception cref="RoundRefusal">There is none, or another.</exception>
    public static string[] WhoOf(IReadOnlyList<string> asked) => asked.Count > 0 && asked.All(Who.Contains)
        ? [.. Who.Where(asked.Contains)]
        : throw RoundRefusal.Invalid("who", $"Choose from {string.Join(", ", Who)}.");

    /// <summary>A reason as it is kept.</summary>
    /// <exception cref="RoundRefusal">It is too short or too long.</exception>
    public static string Reason(string? text) => text?.Trim() is { Length: >= ShortestReason and <= LongestReason } reason && !reason.Any(char.IsControl)
        && !KeptReason.HoldsNumber(reason)
        ? reason
        : throw RoundRefusal.Invalid("reason", $"Say why, in {ShortestReason} to {LongestReason} characters, without names and telephone numbers.");

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
