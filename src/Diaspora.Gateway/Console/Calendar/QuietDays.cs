using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Console.Calendar;

/// <summary>Public holidays and days without news of Lesotho and South Africa, where most people are.</summary>
internal sealed class QuietDays(IStringLocalizer<ConsoleText> words) : ICalendarSource
{
    private static readonly (string Code, string Name)[] s_countries = [("LS", "Lesotho"), ("ZA", "South Africa")];

    /// <inheritdoc/>
    public Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly to, StaffActor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CalendarEntry>>([.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).SelectMany(Of)]);

    private IEnumerable<CalendarEntry> Of(DateOnly day)
    {
        var rules = s_countries.Select(country => (Name: words[country.Name].Value, Rules: DayRules.Of(country.Code, day))).ToList();
        foreach (var (name, holiday) in rules.Where(r => r.Rules.Holiday))
        {
            yield return new CalendarEntry(
                day, null, CalendarEntry.Holiday,
                holiday.HolidayName is { } called ? words["Public holiday in {0}: {1}", name, words[called]] : words["Public holiday in {0}", name]);
        }

        var quiet = rules.Where(r => r.Rules.News is null).Select(r => r.Name).ToList();
        if (quiet.Count > 0) yield return new CalendarEntry(day, null, CalendarEntry.Quiet, words["No news to {0}", string.Join(", ", quiet)]);
    }
}
