using Diaspora.Flows.Definition;
using Diaspora.Gateway.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Events;

public sealed class EventDeskTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    [Fact]
    public async Task Everyone_who_comes_waits_or_asked_for_a_reminder_is_told_once_of_a_new_day()
    {
        var id = await events.AddEventAsync();
        var (going, waiting, reminder, declined) = (events.NewCaller(), events.NewCaller(), events.NewCaller(), events.NewCaller());
        await going.BookAsync(id, 2);
        await waiting.WaitAsync(id, 1);
        await reminder.RemindAsync(id);
        await declined.DeclineAsync(id);

        (await MoveAsync(id, new DateOnly(2026, 12, 20))).ShouldBe(3);
        (await MoveAsync(id, new DateOnly(2026, 12, 20))).ShouldBe(0);

        string[] notice = ["Basotho Line: Festival is now 20-21 Dec 09:00, Semonkong. Details: *384*266# 3. Stop: *384*266# 9 2."];
        (await going.MessagesAsync()).ShouldBe(notice);
        (await waiting.MessagesAsync()).ShouldBe(notice);
        (await reminder.MessagesAsync()).ShouldBe(notice);
        (await declined.MessagesAsync()).ShouldBeEmpty();
        (await MoveAsync(id, new DateOnly(2026, 12, 22))).ShouldBe(3);
        (await going.MessagesAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Another_title_is_told_nobody()
    {
        var id = await events.AddEventAsync();
        var going = events.NewCaller();
        await going.BookAsync(id, 1);

        (await ChangeAsync(id, e => e with { TitleEn = "Fair" })).ShouldBe(0);

        (await going.MessagesAsync()).ShouldBeEmpty();
        (await going.ListAsync("events.mine")).ShouldBe(["19 Dec Fair"]);
    }

    [Fact]
    public async Task More_places_are_passed_on_at_once()
    {
        var id = await events.AddEventAsync();
        var waiting = events.NewCaller();
        await events.NewCaller().BookAsync(id, 2);
        await waiting.WaitAsync(id, 4);

        await ChangeAsync(id, e => e with { Capacity = 6 });

        (await waiting.MessagesAsync()).Length.ShouldBe(1);
        (await waiting.BookAsync(id, 4)).Outcome.ShouldBe("booked");
    }

    [Fact]
    public async Task A_cancelled_event_vanishes_tells_everyone_once_and_cannot_be_changed()
    {
        var id = await events.AddEventAsync();
        var (going, reminder) = (events.NewCaller(), events.NewCaller());
        await going.BookAsync(id, 2);
        await reminder.RemindAsync(id);

        (await CancelAsync(id)).ShouldBe(2);
        (await CancelAsync(id)).ShouldBeNull();
        (await MoveAsync(id, new DateOnly(2026, 12, 28))).ShouldBeNull();

        string[] notice = ["Basotho Line: Festival, 19-20 Dec, is cancelled. Other events: *384*266# 3. Stop: *384*266# 9 2."];
        (await going.MessagesAsync()).ShouldBe(notice);
        (await reminder.MessagesAsync()).ShouldBe(notice);
        (await going.ListAsync("events.mine")).ShouldBeEmpty();
        (await going.StandingAsync(id)).Outcome.ShouldBe("none");
    }

    [Fact]
    public async Task A_notice_is_worth_nothing_once_the_event_is_over()
    {
        const string Sql = "select max(deliver_by) from messaging.outbox where cause = @cause";
        var day = new DateOnly(2026, 12, 13);
        var id = await events.AddEventAsync(e => e with { StartsOn = day, EndsOn = day });
        await events.NewCaller().BookAsync(id, 1);

        await ChangeAsync(id, e => e with { Place = "Roma" });
        await CancelAsync(id);

        var over = new DateTimeOffset(2026, 12, 14, 0, 0, 0, TimeSpan.FromHours(2)).UtcDateTime;
        (await events.ScalarAsync<DateTime>(Sql, new { cause = $"events/changed/{id}/1" })).ShouldBe(over);
        (await events.ScalarAsync<DateTime>(Sql, new { cause = $"events/cancelled/{id}" })).ShouldBe(over);
    }

    [Fact]
    public async Task A_notice_of_an_event_far_ahead_is_tried_for_three_days()
    {
        var id = await events.AddEventAsync();
        await events.NewCaller().BookAsync(id, 1);

        await CancelAsync(id);

        var worth = await events.ScalarAsync<TimeSpan>(
            "select deliver_by - created_at from messaging.outbox where cause = @cause", new { cause = $"events/cancelled/{id}" });
        worth.ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task An_unknown_event_is_neither_changed_nor_cancelled()
    {
        (await ChangeAsync(987654, e => e)).ShouldBeNull();
        (await CancelAsync(987654)).ShouldBeNull();
    }

    private Task<int?> MoveAsync(long id, DateOnly from) => ChangeAsync(id, e => e with { StartsOn = from, EndsOn = from.AddDays(1) });

    private Task<int?> ChangeAsync(long id, Func<Event, Event> change) =>
        Desk.ChangeAsync(id, change, "Lineo", Flows, events.Gateway.Time.GetUtcNow(), CancellationToken.None);

    private Task<int?> CancelAsync(long id) => Desk.CancelAsync(id, "Lineo", Flows, events.Gateway.Time.GetUtcNow(), CancellationToken.None);

    private EventDesk Desk => events.Gateway.Services.GetRequiredService<EventDesk>();

    private FlowSet Flows => events.Gateway.Services.GetRequiredService<FlowSet>();
}
