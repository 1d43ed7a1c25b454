using System.Globalization;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Where and when a person collects, as far as staff said.</summary>
/// <param name="Place">The place.</param>
/// <param name="On">The day.</param>
/// <param name="Window">The hours, such as <c>09:00-13:00</c>.</param>
internal sealed record FoodDistribution(string? Place, DateOnly? On, string? Window)
{
    /// <summary>Longest place in septets: the screen of a selected person has no room for more.</summary>
    public const int LongestPlace = 30;

    /// <summary>Nothing said.</summary>
    public static FoodDistribution None { get; } = new(null, null, null);

    /// <summary>What is wrong with it beside a status; null when nothing is.</summary>
    /// <param name="status">The status it is to be set with.</param>
    /// <param name="today">Today in Lesotho.</param>
    public string? Problem(string status, DateOnly today)
    {
        if (status != FoodStatus.Distribution)
            return this == None ? null : $"Place, day and hours belong to the status {FoodStatus.Distribution}.";
        if (Place is null || On is null || Window is null) return "A distribution needs its place, day and hours.";
        if (Gsm7.Septets(Folding.ForScreen(Place)) is 0 or > LongestPlace) return $"The place must have 1 to {LongestPlace} letters.";
        if (On < today) return "The day of the distribution is over.";
        return IsWindow(Window) ? null : "The hours must be like 09:00-13:00.";
    }

    private static bool IsWindow(string text) => text.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var opens)
        && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes)
        && opens < closes;
}
