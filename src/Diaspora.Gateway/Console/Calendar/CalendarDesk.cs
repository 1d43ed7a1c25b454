using Diaspora.Gateway.Api;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Console.Calendar;

/// <summary>Everything that will go out, of all areas, and why nothing does.</summary>
internal sealed class CalendarDesk(IEnumerable<ICalendarSource> sources)
{
    /// <summary>Most days of one look: a quarter.</summary>
    public const int MostDays = 100;

    /// <summary>The entries of a span of days, both included, in the order of their days and times.</summary>
    /// <exception cref="ApiRefusal">The span is none, or too long.</exception>
    public async Task<IReadOnlyList<CalendarEntry>> ReadAsync(DateOnly from, DateOnly to, StaffActor actor, CancellationToken cancellationToken)
    {
        if (to < from || to.DayNumber - from.DayNumber >= MostDays)
            throw new ApiRefusal(ApiProblem.Invalid("to", $"It must not lie before the first day, nor more than {MostDays} days after it."));
        var entries = new List<CalendarEntry>();
        foreach (var source in sources) entries.AddRange(await source.ReadAsync(from, to, actor, cancellationToken));
        // What holds for the whole day stands first.
        return [.. entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Time ?? "", StringComparer.Ordinal).ThenBy(entry => entry.Title, StringComparer.Ordinal)];
    }

    /// <summary>Why nothing goes out to a country on a day, or what does.</summary>
    /// <exception cref="ApiRefusal">The country is none.</exception>
    public async Task<DayAnswer> WhyAsync(DateOnly day, string country, StaffActor actor, CancellationToken cancellationToken)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            throw new ApiRefusal(ApiProblem.Invalid("country", "Write two capital letters, such as ZA."));
        if (day.Year is < 2000 or > 2100) throw new ApiRefusal(ApiProblem.Invalid("day", "It lies too far away."));
        var entries = await ReadAsync(day, day, actor, cancellationToken);
        return new DayAnswer(DayRules.Of(country, day), [.. entries.Where(entry => entry.Kind is not (CalendarEntry.Holiday or CalendarEntry.Quiet))]);
    }
}

/// <summary>What may arrive in a country on a day, and what is meant to.</summary>
/// <param name="Rules">The hours, and why there are none.</param>
/// <param name="Planned">What is meant to go out on the day, each with a remark where it does not.</param>
public sealed record DayAnswer(DayRules Rules, IReadOnlyList<CalendarEntry> Planned);
