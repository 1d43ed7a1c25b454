using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Events;

/// <summary>Events as staff keep them in a browser.</summary>
public sealed class EventPagesTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    [Fact]
    public async Task The_homecoming_moves_a_day_the_notice_is_looked_at_first_and_everyone_who_booked_gets_it_once()
    {
        var lineo = await ConsoleVisitor.SignInAsync(events.Gateway, "Lineo M.", StaffRole.Author);
        var id = await events.AddEventAsync(e => e with { TitleEn = "Homecoming", TitleSt = "Homecoming", Place = "Thaba-Bosiu" });
        var (going, waiting) = (events.NewCaller(), events.NewCaller());
        await going.BookAsync(id, 2);
        await waiting.WaitAsync(id, 1);
        var edit = await lineo.GetAsync($"/console/events/{id}/edit");
        var moved = new Dictionary<string, string?> { ["Form.StartsOn"] = "2026-12-20", ["Form.EndsOn"] = "2026-12-21" };

        var shown = await lineo.SubmitAsync(edit, "save", moved);
        var before = await going.MessagesAsync();
        var saved = await lineo.SubmitAsync(shown, "save");
        await lineo.SubmitAsync(shown, "save");

        const string Notice = "Basotho Line: Homecoming is now 20-21 Dec 09:00, Thaba-Bosiu. Details: *384*266# 3. Stop: *384*266# 9 2.";
        shown.Text.ShouldContain(Notice);
        shown.Text.ShouldContain("Told by SMS: 2. SMS parts in all: 2.");
        before.ShouldBeEmpty();
        saved.Path.ShouldBe($"/console/events/{id}");
        saved.Document.Body!.TextContent.ShouldContain("Saved. Told by SMS: 2.");
        (await going.MessagesAsync()).ShouldBe([Notice]);
        (await waiting.MessagesAsync()).ShouldBe([Notice]);
        (await going.ListAsync()).ShouldContain("20 Dec Homecoming");
        (await lineo.GetAsync("/console/events")).Text.ShouldContain("Sun 20 Dec 2026 Homecoming");
    }

    [Fact]
    public async Task Who_saves_second_is_told_by_whom_it_was_changed_and_keeps_what_was_typed()
    {
        var palesa = await ConsoleVisitor.SignInAsync(events.Gateway, "Palesa K.", StaffRole.Author);
        var thabo = await ConsoleVisitor.SignInAsync(events.Gateway, "Thabo N.", StaffRole.Author);
        var id = await events.AddEventAsync();
        var (first, second) = (await palesa.GetAsync($"/console/events/{id}/edit"), await thabo.GetAsync($"/console/events/{id}/edit"));
        await palesa.SubmitAsync(first, "save", new() { ["Form.SummaryEn"] = "Free, with music." });

        var refused = await thabo.SubmitAsync(second, "save", new() { ["Form.SummaryEn"] = "Free, with food stalls." });
        var again = await thabo.SubmitAsync(refused, "save");

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("It was changed meanwhile by Palesa K.");
        refused.Document.QuerySelector("#form-summaryen")!.GetAttribute("value").ShouldBe("Free, with food stalls.");
        again.Path.ShouldBe($"/console/events/{id}");
        again.Text.ShouldContain("Free, with food stalls.");
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_sessions_are_added_and_a_cancellation_is_looked_at_first()
    {
        var lineo = await ConsoleVisitor.SignInAsync(events.Gateway, "Lineo T.", StaffRole.Author);
        var id = await events.AddEventAsync();
        var going = events.NewCaller();
        await going.BookAsync(id, 2);

        var wrong = await lineo.SubmitAsync(
            await lineo.GetAsync("/console/events/new"), "save", new() { ["Form.TitleEn"] = "Fair", ["Form.StartsOn"] = "soon" });
        var page = await lineo.SubmitAsync(
            await lineo.GetAsync($"/console/events/{id}"), "session",
            new() { ["Added.Day"] = "2026-12-20", ["Added.StartsAt"] = "10:00", ["Added.EndsAt"] = "12:00", ["Added.TitleEn"] = "ID desk", ["Added.TitleSt"] = "ID" });
        var door = await lineo.GetAsync($"/console/events/{id}/door");
        var cancel = await lineo.GetAsync($"/console/events/{id}/cancel");
        var cancelled = await lineo.SubmitAsync(cancel, "cancel");

        wrong.Status.ShouldBe(422);
        wrong.Document.QuerySelector("#form-startson-wrong")!.TextContent.ShouldBe("It must be a day.");
        wrong.Document.QuerySelector("#form-titleen")!.GetAttribute("value").ShouldBe("Fair");
        page.Text.ShouldContain("Sun 20 Dec 2026 10:00 12:00 ID desk");
        door.Text.ShouldContain("People: 2. Bookings: 1.");
        door.Text.ShouldContain("Phones do not ask for a name");
        cancel.Text.ShouldContain("Festival, 19-20 Dec, is cancelled.");
        cancelled.Document.Body!.TextContent.ShouldContain("Cancelled. Told by SMS: 1.");
        (await lineo.GetAsync("/console/events/987654")).Status.ShouldBe(404);
    }
}
