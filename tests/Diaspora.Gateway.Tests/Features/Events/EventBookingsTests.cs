using Dapper;
using Diaspora.Gateway.Features.Events;

namespace Diaspora.Gateway.Tests.Features.Events;

public sealed class EventBookingsTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    [Fact]
    public async Task A_booking_gets_a_number_and_the_same_booking_again_is_the_same_one()
    {
        var id = await events.AddEventAsync();
        var caller = events.NewCaller();

        var first = await caller.BookAsync(id, 2);
        var again = await caller.BookAsync(id, 2);

        first.Outcome.ShouldBe("booked");
        first.Outputs["party"].Plain.ShouldBe("2 people");
        first.Outputs["reference"].Plain.ShouldMatch("^[1-9][0-9]{3} [0-9]{4}$");
        again.Outcome.ShouldBe("booked");
        again.Outputs["reference"].Plain.ShouldBe(first.Outputs["reference"].Plain);
        (await events.GoingAsync(id)).ShouldBe(2);
        (await caller.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_phones_that_book_at_the_same_moment_only_as_many_succeed_as_there_are_places()
    {
        var id = await events.AddEventAsync(e => e with { Capacity = 3 });
        var callers = Enumerable.Range(0, 12).Select(_ => events.NewCaller()).ToArray();

        var results = await Task.WhenAll(callers.Select(c => Task.Run(() => c.BookAsync(id, 1))));

        results.Count(r => r.Outcome == "booked").ShouldBe(3);
        results.Count(r => r.Outcome == "full").ShouldBe(9);
        (await events.GoingAsync(id)).ShouldBe(3);
    }

    [Fact]
    public async Task Who_comes_second_to_the_last_place_waits_for_the_first_and_finds_it_taken()
    {
        var id = await events.AddEventAsync(e => e with { Capacity = 1 });
        var (first, second) = (events.NewCaller(), events.NewCaller());
        await using var connection = await events.Gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (string, string)[] inputs = [("event", $"{id}"), ("people", "1")];

        var booked = await first.RunAsync(transaction, "events.book", inputs);
        var other = Task.Run(() => second.BookAsync(id, 1));
        await BlockedByAsync(connection.ProcessID);
        await transaction.CommitAsync();

        booked.Outcome.ShouldBe("booked");
        (await other).Outcome.ShouldBe("full");
        (await events.GoingAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task The_number_of_people_changes_while_there_is_room_and_stays_otherwise()
    {
        var id = await events.AddEventAsync(e => e with { Capacity = 5 });
        var (caller, other) = (events.NewCaller(), events.NewCaller());
        await caller.BookAsync(id, 2);
        await other.BookAsync(id, 2);

        (await caller.BookAsync(id, 3)).Outcome.ShouldBe("booked");
        var tooMany = await caller.BookAsync(id, 4);

        tooMany.Outcome.ShouldBe("kept");
        tooMany.Outputs["party"].Plain.ShouldBe("3 people");
        (await events.GoingAsync(id)).ShouldBe(5);
    }

    [Fact]
    public async Task Fewer_places_than_people_are_told_and_nothing_is_booked_or_kept_of_the_person()
    {
        var id = await events.AddEventAsync(e => e with { Capacity = 4 });
        var caller = events.NewCaller();
        await events.NewCaller().BookAsync(id, 3);
        var contacts = await events.ScalarAsync<int>("select count(*) from contacts.contacts", new { });

        var result = await caller.BookAsync(id, 2);

        result.Outcome.ShouldBe("few");
        result.Outputs["left"].Plain.ShouldBe("1");
        (await events.ScalarAsync<int>("select count(*) from contacts.contacts", new { })).ShouldBe(contacts);
    }

    [Fact]
    public async Task Without_a_limit_everyone_is_booked()
    {
        var id = await events.AddEventAsync(e => e with { Capacity = null });

        for (var i = 0; i < 4; i++) (await events.NewCaller().BookAsync(id, 9)).Outcome.ShouldBe("booked");

        (await events.GoingAsync(id)).ShouldBe(36);
    }

    [Fact]
    public async Task An_event_that_is_over_cancelled_or_a_draft_takes_nothing()
    {
        var ended = new DateOnly(2026, 12, 11);
        long[] ids =
        [
            await events.AddEventAsync(e => e with { StartsOn = ended, EndsOn = ended }),
            await events.AddEventAsync(e => e with { State = EventState.Cancelled }),
            await events.AddEventAsync(e => e with { State = EventState.Draft }),
        ];
        var caller = events.NewCaller();

        foreach (var id in ids)
        {
            (await caller.DetailsAsync(id)).Outcome.ShouldBe("over");
            (await caller.BookAsync(id, 1)).Outcome.ShouldBe("over");
            (await caller.WaitAsync(id, 1)).Outcome.ShouldBe("over");
            (await caller.RemindAsync(id)).Outcome.ShouldBe("over");
            (await caller.DeclineAsync(id)).Outcome.ShouldBe("over");
        }
    }

    [Fact]
    public async Task A_health_day_books_nobody_and_only_reminds()
    {
        var id = await events.AddEventAsync(e => e with { TakesRsvp = false });
        var caller = events.NewCaller();

        (await caller.DetailsAsync(id)).Outputs["rsvp"].Plain.ShouldBe("no");
        (await caller.BookAsync(id, 1)).Outcome.ShouldBe("over");
        (await caller.RemindAsync(id)).Outcome.ShouldBe("reminded");
    }

    [Fact]
    public async Task A_reminder_does_not_undo_a_booking_and_a_booking_replaces_a_reminder()
    {
        var id = await events.AddEventAsync();
        var caller = events.NewCaller();

        (await caller.RemindAsync(id)).Outcome.ShouldBe("reminded");
        var booked = await caller.BookAsync(id, 1);
        var reminded = await caller.RemindAsync(id);

        reminded.Outcome.ShouldBe("booked");
        reminded.Outputs["reference"].Plain.ShouldBe(booked.Outputs["reference"].Plain);
        (await events.GoingAsync(id)).ShouldBe(1);
    }

    [Theory]
    [InlineData("going", true)]
    [InlineData("waiting", true)]
    [InlineData("reminder", true)]
    [InlineData("declined", false)]
    public async Task The_number_is_kept_only_where_a_text_may_follow(string state, bool kept)
    {
        var id = await events.AddEventAsync();
        if (state == "waiting") await events.NewCaller().BookAsync(id, 2);
        var caller = events.NewCaller();

        await (state switch
        {
            "going" => caller.BookAsync(id, 1),
            "waiting" => caller.WaitAsync(id, 1),
            "reminder" => caller.RemindAsync(id),
            _ => caller.DeclineAsync(id),
        });

        const string Sql = """
            select c.phone_cipher is not null
              from events.rsvps r
              join contacts.contacts c on c.id = r.contact_id
             where r.event_id = @id and r.state = @state
             order by r.id desc
             limit 1
            """;
        (await events.ScalarAsync<bool?>(Sql, new { id, state })).ShouldBe(kept);
    }

    /// <summary>Returns when some process waits for a lock that the given one holds.</summary>
    private async Task BlockedByAsync(int process)
    {
        await using var connection = await events.Gateway.Database.OpenConnectionAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        const string Sql = "select exists (select from pg_stat_activity where @process = any(pg_blocking_pids(pid)))";
        while (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, new { process }, cancellationToken: patience.Token)))
            await Task.Yield();
    }
}
