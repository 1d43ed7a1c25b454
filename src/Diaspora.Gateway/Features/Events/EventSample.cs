using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Hosting;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Three made-up events, each on the next day to come that fits its occasion.</summary>
internal sealed class EventSample(TimeProvider time) : ISampleContent
{
    /// <inheritdoc/>
    public async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await EventStore.AnyAsync(connection, cancellationToken)) return;
        var today = LesothoTime.DateOf(time.GetUtcNow());
        foreach (var held in Events(today)) await EventStore.AddAsync(connection, held, cancellationToken);
    }

    private static IEnumerable<Event> Events(DateOnly today)
    {
        var homecoming = Next(today, 12, 19);
        yield return new Event
        {
            TitleEn = "Homecoming",
            TitleSt = "Homecoming",
            Place = "Thaba-Bosiu",
            District = "LS-A",
            StartsOn = homecoming,
            EndsOn = homecoming.AddDays(1),
            StartsAt = new TimeOnly(9, 0),
            SummaryEn = "Free. Talks, stalls, ID desk.",
            SummarySt = "Ke mahala. Lipuisano, thekiso, ID.",
            // So few that anyone who tries the service out meets the waiting list.
            Capacity = 2,
            TakesRsvp = true,
            State = EventState.Published,
            Sample = true,
        };

        var migrants = Next(today, 12, 18);
        yield return new Event
        {
            TitleEn = "Migrants Day",
            TitleSt = "Bajaki",
            Place = "Maseru",
            District = "LS-A",
            StartsOn = migrants,
            EndsOn = migrants,
            StartsAt = new TimeOnly(9, 0),
            SummaryEn = "Free, all welcome.",
            SummarySt = "Ke mahala, bohle ba amohelehile.",
            TakesRsvp = true,
            State = EventState.Published,
            Sample = true,
        };

        var health = Next(today, 11, 28);
        yield return new Event
        {
            TitleEn = "Health day Leribe",
            TitleSt = "Leribe",
            Place = "Ha-Mothamane school",
            District = "LS-C",
            StartsOn = health,
            EndsOn = health,
            StartsAt = new TimeOnly(9, 0),
            SummaryEn = "Free, all welcome.",
            SummarySt = "Ke mahala, bohle ba amohelehile.",
            TakesRsvp = false,
            State = EventState.Published,
            Sample = true,
        };
    }

    /// <summary>The first such day after today.</summary>
    private static DateOnly Next(DateOnly today, int month, int day)
    {
        var thisYear = new DateOnly(today.Year, month, day);
        return thisYear > today ? thisYear : thisYear.AddYears(1);
    }
}
