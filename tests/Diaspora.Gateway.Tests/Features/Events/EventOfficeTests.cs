using System.Globalization;
using Diaspora.Gateway.Console.Calendar;
using Diaspora.Gateway.Features.Events;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Events;

/// <summary>What staff see and enter of an event through the API.</summary>
public sealed class EventOfficeTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    [Fact]
    public async Task A_notice_is_looked_at_before_it_leaves_and_reads_as_it_was_shown()
    {
        var lineo = await StaffClient.CreateAsync(events.Gateway, "Lineo M.", StaffRole.Author);
        var id = await events.AddEventAsync();
        var (going, waiting) = (events.NewCaller(), events.NewCaller());
        await going.BookAsync(id, 2);
        await waiting.WaitAsync(id, 3);
        var version = (await lineo.GetAsync($"/api/events/{id}")).Json.GetProperty("version").GetInt64();

        var preview = (await lineo.PostAsync($"/api/events/{id}/preview", Moved(version))).Json;
        (await going.MessagesAsync()).ShouldBeEmpty();
        var told = await lineo.PutAsync($"/api/events/{id}", Moved(version));

        preview.GetProperty("told").GetInt32().ShouldBe(2);
        preview.GetProperty("segments").GetInt32().ShouldBe(2);
        told.Json.GetProperty("told").GetInt32().ShouldBe(2);
        (await going.MessagesAsync()).ShouldBe([preview.GetProperty("en").GetProperty("text").GetString()!]);
        (await lineo.PostAsync($"/api/events/{id}/preview", Moved(version))).Type.ShouldBe("event/stale");
        var cancel = (await lineo.GetAsync($"/api/events/{id}/cancel")).Json;
        cancel.GetProperty("en").GetProperty("text").GetString()!.ShouldContain("20-21 Dec, is cancelled");
    }

    [Fact]
    public async Task Bookings_are_counted_the_waiting_list_has_its_order_and_the_door_list_names_nobody()
    {
        var lineo = await StaffClient.CreateAsync(events.Gateway, "Lineo M.", StaffRole.Author);
        var id = await events.AddEventAsync();
        var (going, first, second, reminder) = (events.NewCaller(), events.NewCaller(), events.NewCaller(), events.NewCaller());
        await going.BookAsync(id, 2);
        await first.WaitAsync(id, 3);
        await second.WaitAsync(id, 1);
        await reminder.RemindAsync(id);

        var bookings = (await lineo.GetAsync($"/api/events/{id}/bookings")).Json;
        var door = await lineo.PostAsync($"/api/events/{id}/door-list");

        bookings.GetProperty("tally").GetProperty("people").GetInt32().ShouldBe(2);
        bookings.GetProperty("tally").GetProperty("waitingPeople").GetInt32().ShouldBe(4);
        bookings.GetProperty("tally").GetProperty("reminders").GetInt32().ShouldBe(1);
        bookings.GetProperty("waiting").EnumerateArray().Select(e => e.GetProperty("people").GetInt32()).ShouldBe([3, 1]);
        door.Text.ShouldMatch("""^\[\{"reference":"\d{4} \d{4}","people":2,"role":null\}\]$""");
        (await lineo.PostAsync($"/api/events/{id}/attendance", new { people = 5 })).Type.ShouldBe("event/state");
    }

    [Fact]
    public async Task An_event_with_stalls_asks_who_exhibits_and_staff_see_how_many()
    {
        var lineo = await StaffClient.CreateAsync(events.Gateway, "Lineo M.", StaffRole.Author);
        // It is the first of the list.
        var day = new DateOnly(2026, 12, 12);
        var id = await events.AddEventAsync(e => e with { StartsOn = day, EndsOn = day, StartsAt = new TimeOnly(5, 0), Capacity = 20, AsksRole = true });
        var phone = events.Gateway.Phone("+27600000201");
        await phone.DialAsync("*384*266*2*3*1#");

        var asked = await phone.PressAsync("1", "4");
        var booked = await phone.PressAsync("2");

        asked.ShouldBe("CON\nDo you come as:\n1 Visitor\n2 Exhibitor\n0 Back");
        booked.ShouldStartWith("END\nYou are booked: 4 people, number ");
        var tally = (await lineo.GetAsync($"/api/events/{id}/bookings")).Json.GetProperty("tally");
        tally.GetProperty("exhibitors").GetInt32().ShouldBe(4);
        (await lineo.PostAsync($"/api/events/{id}/door-list")).Text.ShouldContain("\"role\":\"exhibitor\"");
    }

    [Fact]
    public async Task The_calendar_shows_the_days_of_an_event_and_its_reminders()
    {
        var day = new DateOnly(2027, 2, 12);
        var id = await events.AddEventAsync(e => e with { TitleEn = "Fair", StartsOn = day, EndsOn = day.AddDays(1) });
        await events.NewCaller().RemindAsync(id);
        var calendar = events.Gateway.Services.GetServices<ICalendarSource>().OfType<EventCalendar>().Single();

        var entries = await calendar.ReadAsync(new(2027, 2, 1), new(2027, 2, 28), new StaffActor("Lineo M.", StaffRole.Author), CancellationToken.None);

        entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Day:d MMM} {e.Time} {e.Title}")).ShouldBe(
            ["12 Feb 09:00 Fair", "13 Feb  Fair", "5 Feb 10:00 Reminder: Fair", "11 Feb 10:00 Reminder: Fair"]);
        entries[2].Note!.ShouldStartWith("1 phones");
        (await calendar.ReadAsync(new(2027, 2, 1), new(2027, 2, 28), new StaffActor("Sello", StaffRole.Reviewer), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sessions_stand_on_days_of_the_event_and_move_with_it()
    {
        var lineo = await StaffClient.CreateAsync(events.Gateway, "Lineo M.", StaffRole.Author);
        var id = await events.AddEventAsync();
        var path = $"/api/events/{id}/sessions";

        (await lineo.PostAsync(path, Session("2026-12-21"))).Fields.ShouldBe(["day"]);
        (await lineo.PostAsync(path, Session("2026-12-20", "09:00", "08:00"))).Fields.ShouldBe(["endsAt"]);
        (await lineo.PostAsync(path, Session("2026-12-20"))).Status.ShouldBe(201);
        (await lineo.PostAsync(path, Session("2026-12-20"))).Type.ShouldBe("event/state");
        var version = (await lineo.GetAsync($"/api/events/{id}")).Json.GetProperty("version").GetInt64();
        (await lineo.PutAsync($"/api/events/{id}", Moved(version, endsOn: "2026-12-20"))).Fields.ShouldBe(["endsOn"]);
        (await lineo.PutAsync($"/api/events/{id}", Moved(version))).Status.ShouldBe(200);

        var session = (await lineo.GetAsync(path)).Json[0];
        session.GetProperty("day").GetString().ShouldBe("2026-12-21");
        (await lineo.DeleteAsync($"{path}/{session.GetProperty("id").GetInt64()}")).Status.ShouldBe(204);
    }

    private static object Moved(long version, string endsOn = "2026-12-21") => new
    {
        titleEn = "Festival", titleSt = "Mokete", place = "Semonkong", district = "LS-A", startsOn = "2026-12-20", endsOn, startsAt = "09:00",
        summaryEn = "Free.", summarySt = "Ke mahala.", capacity = 2, publish = true, version,
    };

    private static object Session(string day, string startsAt = "10:00", string endsAt = "11:00") =>
        new { day, startsAt, endsAt, titleEn = "ID desk", titleSt = "ID" };
}
