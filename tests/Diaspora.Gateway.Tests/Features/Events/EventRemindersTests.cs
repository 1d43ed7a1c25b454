using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Events;

/// <summary>Reminders of an event from Thursday 17 to Friday 18 December 2026, made on 2 December.</summary>
public sealed class EventRemindersTests : IAsyncLifetime
{
    private const string Reminder = "Basotho Line: Festival is on 17-18 Dec 09:00, Semonkong. Details: *384*266# 3. Stop: *384*266# 9 2.";

    private readonly EventsFixture _events = new();

    public async Task InitializeAsync()
    {
        await _events.InitializeAsync();
        MoveTo("2026-12-02T12:00+02");
    }

    public Task DisposeAsync() => _events.DisposeAsync();

    [Fact]
    public async Task Those_who_come_or_asked_for_it_are_reminded_a_week_and_a_day_before_at_ten()
    {
        var id = await AddAsync();
        var (going, asked, waiting, declined) = (_events.NewCaller(), _events.NewCaller(), _events.NewCaller(), _events.NewCaller());
        await going.BookAsync(id, 2);
        await asked.RemindAsync(id);
        await waiting.WaitAsync(id, 1);
        await declined.DeclineAsync(id);

        await RunThroughAsync("2026-12-09T00:00+02", "2026-12-18T00:00+02");

        (await going.MessagesAsync()).ShouldBe([Reminder, Reminder]);
        (await asked.MessagesAsync()).ShouldBe([Reminder, Reminder]);
        (await waiting.MessagesAsync()).ShouldBeEmpty();
        (await declined.MessagesAsync()).ShouldBeEmpty();
        (await DueAsync(id)).ShouldBe(["2026-12-10 10:00", "2026-12-16 10:00"]);
    }

    [Fact]
    public async Task Ten_o_clock_is_that_of_the_persons_clock()
    {
        var id = await AddAsync();
        await Caller("+447911123456").RemindAsync(id);
        await Caller("+12025550143").RemindAsync(id);

        await RunThroughAsync("2026-12-09T00:00+02", "2026-12-18T00:00+02");

        // London; and anywhere in the United States, where the last clock is Hawaii's.
        (await DueAsync(id)).ShouldBe(["2026-12-10 12:00", "2026-12-10 22:00", "2026-12-16 12:00", "2026-12-16 22:00"]);
    }

    [Fact]
    public async Task A_reminder_of_a_quiet_day_goes_at_ten_on_the_next_day_that_is_not()
    {
        var id = await AddAsync(new DateOnly(2026, 12, 20));
        await Caller("+27600000106").RemindAsync(id);
        await _events.NewCaller().RemindAsync(id);

        await RunThroughAsync("2026-12-12T00:00+02", "2026-12-23T00:00+02");

        // Sunday 13 becomes Monday 14 for both. Saturday 19 is allowed in South Africa; in Lesotho it would become Monday 21, after the event.
        (await DueAsync(id)).ShouldBe(["2026-12-14 10:00", "2026-12-19 10:00"]);
        (await RowsAsync(id)).ShouldBe(3);
    }

    [Fact]
    public async Task What_is_not_sent_by_the_beginning_is_not_sent_at_all()
    {
        var id = await AddAsync();
        await _events.NewCaller().RemindAsync(id);

        await RemindAsync("2026-12-16T10:00+02");

        (await _events.ScalarAsync<DateTime>("select deliver_by from messaging.outbox where cause = @cause", new { cause = $"events/reminder/{id}/0/1" }))
            .ShouldBe(new DateTime(2026, 12, 17, 7, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Nobody_is_reminded_twice_by_however_many_nodes()
    {
        var id = await AddAsync();
        var callers = Enumerable.Range(0, 120).Select(_ => _events.NewCaller()).ToArray();
        foreach (var caller in callers) await caller.RemindAsync(id);
        MoveTo("2026-12-10T10:00+02");

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RemindAsync)));

        written.Sum().ShouldBe(120);
        (await RemindAsync()).ShouldBe(0);
        (await RowsAsync(id)).ShouldBe(120);
    }

    [Fact]
    public async Task A_reminder_whose_day_has_passed_is_left_out_and_the_other_still_goes()
    {
        var id = await AddAsync();
        var caller = _events.NewCaller();
        await caller.RemindAsync(id);

        (await RemindAsync("2026-12-11T08:00+02")).ShouldBe(0);
        (await RemindAsync("2026-12-16T15:00+02")).ShouldBe(1);

        (await caller.MessagesAsync()).ShouldBe([Reminder]);
    }

    [Fact]
    public async Task Who_says_that_they_come_after_the_hour_is_not_reminded_of_it()
    {
        var id = await AddAsync();
        MoveTo("2026-12-10T11:00+02");
        await _events.NewCaller().BookAsync(id, 1);

        (await RemindAsync()).ShouldBe(0);
        (await RemindAsync("2026-12-16T10:00+02")).ShouldBe(1);
    }

    [Fact]
    public async Task Reminders_of_a_cancelled_event_die()
    {
        var id = await AddAsync();
        var caller = _events.NewCaller();
        await caller.RemindAsync(id);
        (await RemindAsync("2026-12-10T09:45+02")).ShouldBe(1);

        await Desk.CancelAsync(id, "Lineo", Flows, Now, CancellationToken.None);

        (await StatusesAsync(id)).ShouldBe(["cancelled"]);
        await RunThroughAsync("2026-12-10T10:00+02", "2026-12-18T00:00+02");
        (await RowsAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task Reminders_of_a_moved_event_die_and_new_ones_go_for_the_new_day()
    {
        var id = await AddAsync();
        await _events.NewCaller().RemindAsync(id);
        (await RemindAsync("2026-12-10T09:45+02")).ShouldBe(1);

        await ChangeAsync(id, e => e with { StartsOn = new DateOnly(2026, 12, 23), EndsOn = new DateOnly(2026, 12, 23) });
        await RunThroughAsync("2026-12-10T10:00+02", "2026-12-23T00:00+02");

        (await StatusesAsync(id)).ShouldBe(["cancelled", "waiting", "waiting"]);
        (await DueAsync(id)).ShouldBe(["2026-12-10 10:00", "2026-12-16 10:00", "2026-12-22 10:00"]);
    }

    [Fact]
    public async Task Who_was_told_of_another_place_after_the_hour_is_not_reminded_of_it_again()
    {
        var id = await AddAsync();
        var caller = _events.NewCaller();
        await caller.RemindAsync(id);
        await RemindAsync("2026-12-10T10:00+02");
        MoveTo("2026-12-10T11:00+02");

        await ChangeAsync(id, e => e with { Place = "Roma" });

        (await RemindAsync("2026-12-10T11:15+02")).ShouldBe(0);
        (await RemindAsync("2026-12-16T10:00+02")).ShouldBe(1);
        (await caller.MessagesAsync())[^1].ShouldContain("Roma");
    }

    [Fact]
    public async Task Who_does_not_come_any_more_is_not_reminded()
    {
        var id = await AddAsync();
        var caller = _events.NewCaller();
        await caller.BookAsync(id, 1);
        await RemindAsync("2026-12-10T09:45+02");

        await caller.DeclineAsync(id);

        (await StatusesAsync(id)).ShouldBe(["cancelled"]);
        (await RemindAsync("2026-12-16T10:00+02")).ShouldBe(0);
    }

    [Fact]
    public async Task One_event_that_cannot_be_reminded_of_keeps_no_other_waiting()
    {
        var (stuck, other) = (_events.NewCaller(), _events.NewCaller());
        await stuck.RemindAsync(await AddAsync());
        await other.RemindAsync(await AddAsync());
        var first = await _events.ScalarAsync<long>("select min(id) from events.rsvps", new { });
        await _events.ScalarAsync<int>($"alter table events.reminders add constraint never check (rsvp_id <> {first})", new { });

        await Should.ThrowAsync<AggregateException>(() => RemindAsync("2026-12-10T10:00+02"));

        (await stuck.MessagesAsync()).ShouldBeEmpty();
        (await other.MessagesAsync()).ShouldBe([Reminder]);
    }

    [Fact]
    public async Task A_draft_reminds_nobody()
    {
        var id = await AddAsync();
        await _events.NewCaller().RemindAsync(id);
        await ChangeAsync(id, e => e with { State = EventState.Draft });

        (await RemindAsync("2026-12-10T10:00+02")).ShouldBe(0);
    }

    [Fact]
    public async Task An_offer_that_ran_out_passes_on_by_itself()
    {
        var id = await AddAsync();
        var (holder, first, second) = (_events.NewCaller(), _events.NewCaller(), _events.NewCaller());
        await holder.BookAsync(id, 2);
        await first.WaitAsync(id, 2);
        await second.WaitAsync(id, 2);
        await holder.DeclineAsync(id);
        MoveTo("2026-12-03T12:00+02");

        await _events.Gateway.Services.GetRequiredService<EventWaitingList>().PassOnAsync(Flows, Now, CancellationToken.None);

        (await second.MessagesAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_offer_dies_with_its_event()
    {
        var id = await AddAsync();
        var (holder, waiting) = (_events.NewCaller(), _events.NewCaller());
        await holder.BookAsync(id, 2);
        await waiting.WaitAsync(id, 2);
        await holder.DeclineAsync(id);

        await Desk.CancelAsync(id, "Lineo", Flows, Now, CancellationToken.None);

        (await _events.ScalarAsync<string>("select status from messaging.outbox where cause like 'events/place-free/%'", new { }))
            .ShouldBe("cancelled");
    }

    private EventDesk Desk => _events.Gateway.Services.GetRequiredService<EventDesk>();

    private FlowSet Flows => _events.Gateway.Services.GetRequiredService<FlowSet>();

    private DateTimeOffset Now => _events.Gateway.Time.GetUtcNow();

    private Task<long> AddAsync(DateOnly? day = null) => _events.AddEventAsync(e => e with
    {
        StartsOn = day ?? new DateOnly(2026, 12, 17),
        EndsOn = (day ?? new DateOnly(2026, 12, 17)).AddDays(1),
    });

    private EventCaller Caller(string number) => new(_events.Gateway, number);

    private void MoveTo(string moment) => _events.Gateway.Time.MoveTo(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));

    private Task<int> RemindAsync(string moment)
    {
        MoveTo(moment);
        return RemindAsync();
    }

    private Task<int> RemindAsync() => _events.Gateway.Services.GetRequiredService<EventReminders>().RemindAsync(Now, CancellationToken.None);

    /// <summary>Each quarter of an hour, as the job does.</summary>
    private async Task RunThroughAsync(string from, string until)
    {
        var end = DateTimeOffset.Parse(until, CultureInfo.InvariantCulture);
        for (MoveTo(from); Now < end; _events.Gateway.Time.Advance(TimeSpan.FromMinutes(15))) await RemindAsync();
    }

    private Task<int?> ChangeAsync(long id, Func<Event, Event> change) => Desk.ChangeAsync(id, change, "Lineo", Flows, Now, CancellationToken.None);

    /// <summary>When reminders are due, by Lesotho's clock.</summary>
    private Task<string[]?> DueAsync(long id) => _events.ScalarAsync<string[]>(
        """
        select array(select distinct to_char(due_at at time zone 'Africa/Maseru', 'YYYY-MM-DD HH24:MI')
                       from messaging.outbox where cause like 'events/reminder/' || @id || '/%' order by 1)
        """,
        new { id });

    private Task<int> RowsAsync(long id) =>
        _events.ScalarAsync<int>("select count(*)::int from messaging.outbox where cause like 'events/reminder/' || @id || '/%'", new { id });

    private Task<string[]?> StatusesAsync(long id) => _events.ScalarAsync<string[]>(
        "select array(select status from messaging.outbox where cause like 'events/reminder/' || @id || '/%' order by id)", new { id });
}
