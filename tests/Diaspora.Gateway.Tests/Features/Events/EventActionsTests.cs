using Diaspora.Gateway.Features.Events;

namespace Diaspora.Gateway.Tests.Features.Events;

public sealed class EventActionsTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    [Fact]
    public async Task The_list_is_sorted_by_day_and_past_drafted_and_cancelled_events_are_not_in_it()
    {
        var today = new DateOnly(2026, 12, 12);
        await AddAsync("Later", today.AddDays(2), today.AddDays(2));
        await AddAsync("Today", today, today);
        await AddAsync("Still on", today.AddDays(-2), today);
        await AddAsync("Yesterday", today.AddDays(-3), today.AddDays(-1));
        await AddAsync("Draft", today, today, EventState.Draft);
        await AddAsync("Cancelled", today, today, EventState.Cancelled);
        var caller = events.NewCaller();

        (await caller.ListAsync()).Take(4).ShouldBe(["10 Dec Still on", "12 Dec Today", "14 Dec Later", "18 Dec Migrants Day"]);

        // 00:00 in Lesotho is still 22:00 of the day before in UTC.
        events.Gateway.Time.MoveTo(new DateTimeOffset(2026, 12, 12, 23, 59, 0, TimeSpan.FromHours(2)));
        (await caller.ListAsync()).ShouldContain("12 Dec Today");
        events.Gateway.Time.Advance(TimeSpan.FromMinutes(1));
        (await caller.ListAsync())[0].ShouldBe("14 Dec Later");
        (await caller.ListAsync(language: "st"))[0].ShouldBe("14 Ts'itoe Later");
    }

    [Fact]
    public async Task Ones_own_list_holds_what_was_booked_waited_for_or_to_be_reminded_of()
    {
        var (booked, full, reminded, declined) = (
            await events.AddEventAsync(e => e with { TitleEn = "Booked" }), await events.AddEventAsync(e => e with { TitleEn = "Full" }),
            await events.AddEventAsync(e => e with { TitleEn = "Reminded" }), await events.AddEventAsync(e => e with { TitleEn = "Declined" }));
        var caller = events.NewCaller();
        (await caller.ListAsync("events.mine")).ShouldBeEmpty();
        await events.NewCaller().BookAsync(full, 2);

        await caller.BookAsync(booked, 1);
        await caller.WaitAsync(full, 1);
        await caller.RemindAsync(reminded);
        await caller.DeclineAsync(declined);

        (await caller.ListAsync("events.mine")).ShouldBe(["19 Dec Booked", "19 Dec Full", "19 Dec Reminded"]);
        (await StandingAsync(caller, booked)).ShouldMatch("^Booked: 1 person, number [0-9]{4} [0-9]{4}[.]$");
        (await StandingAsync(caller, full)).ShouldMatch("^Waiting: 1 person, number [0-9]{4} [0-9]{4}[.]$");
        (await StandingAsync(caller, reminded)).ShouldBe("We remind you by SMS.");
        (await caller.StandingAsync(declined)).Outcome.ShouldBe("none");
    }

    private static async Task<string> StandingAsync(EventCaller caller, long id) => (await caller.StandingAsync(id)).Outputs["standing"].Plain;

    private Task<long> AddAsync(string title, DateOnly from, DateOnly to, EventState state = EventState.Published) =>
        events.AddEventAsync(e => e with { TitleEn = title, TitleSt = title, StartsOn = from, EndsOn = to, State = state });
}
