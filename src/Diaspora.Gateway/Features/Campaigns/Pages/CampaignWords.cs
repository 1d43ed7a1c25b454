using System.Globalization;
using Diaspora.Gateway.Features.Campaigns.Calendar;

namespace Diaspora.Gateway.Features.Campaigns.Pages;

/// <summary>What pages call the states, days and reasons of campaigns; keys of the localizer.</summary>
internal static class CampaignWords
{
    /// <summary>The state.</summary>
    public static string Of(CampaignState state) => state switch
    {
        CampaignState.Draft => "draft",
        CampaignState.Submitted => "waits for approval",
        CampaignState.Running => "running",
        CampaignState.Paused => "paused",
        CampaignState.Ended => "ended",
        _ => throw new InvalidOperationException($"No word for {state}."),
    };

    /// <summary>The tone of its badge.</summary>
    public static string ToneOf(CampaignState state) => state switch
    {
        CampaignState.Submitted or CampaignState.Paused => "warn",
        CampaignState.Running => "good",
        CampaignState.Draft or CampaignState.Ended => "neutral",
        _ => throw new InvalidOperationException($"No tone for {state}."),
    };

    /// <summary>Its days, for people.</summary>
    public static string Of(CampaignCalendar calendar) => calendar switch
    {
        OnceCalendar once => $"once, {Of(once.Day)}",
        DailyCalendar daily => $"every day, {Of(daily.Span)}",
        WeeklyCalendar weekly => $"every {string.Join(", ", weekly.On)}, {Of(weekly.Span)}",
        MonthlyCalendar monthly => string.Create(CultureInfo.InvariantCulture, $"every month on day {monthly.Date}, {Of(monthly.Span)}"),
        EventCalendar held => $"{string.Join(", ", held.Offsets.Order().Select(Of))} ({held.Event})",
        _ => "",
    };

    /// <summary>Why a text does not go.</summary>
    public static string WhyNot(string? why) => why switch
    {
        "public-holiday" => "public holiday",
        "sunday" => "Sunday",
        "saturday" => "Saturday",
        "stopped" => "stopped",
        _ => "no hour suits while it is worth sending",
    };

    private static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Of(Span span) => $"{Of(span.From)} to {Of(span.Until)}";

    private static string Of(int offset) => offset switch
    {
        0 => "on its first day",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-offset} days before"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{offset} days after"),
    };
}
