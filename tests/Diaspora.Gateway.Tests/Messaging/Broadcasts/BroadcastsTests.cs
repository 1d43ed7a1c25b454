using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Tests.Messaging.Broadcasts;

public sealed class BroadcastsTests : IAsyncLifetime
{
    private readonly BroadcastWorld _world = new();

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Only_those_who_agreed_and_can_be_reached_get_a_row()
    {
        var one = await _world.AddAsync();
        await _world.AddAsync(topics: "money");
        await _world.AddAsync(guarded: true);
        await _world.AddAsync(number: false);
        await _world.AddAsync(country: "BW", prefix: "2677");
        var stopped = await _world.AddAsync();
        await _world.StopAsync(stopped);
        var failing = await _world.AddAsync();
        await _world.ExecuteAsync("insert into messaging.failing values (@failing, 3, now())", new { failing });
        var twice = await _world.AddAsync();
        await _world.ExecuteAsync("insert into messaging.failing values (@twice, 2, now())", new { twice });

        var count = await _world.Broadcasts.CountAsync(new Audience(), "events", CancellationToken.None);
        var id = await _world.CreateAsync("announcement/1");
        (await _world.Broadcasts.ExpandAsync(id, CancellationToken.None)).ShouldBeTrue();

        (await _world.RecipientsAsync(id)).ShouldBe([one, twice]);
        (count.Total, count.UnderAge, count.Stopped, count.Unreachable).ShouldBe((2, 1, 1, 3));
        count.Parts.ShouldBe([new AudiencePart("home", "en", 2)]);
    }

    [Fact]
    public async Task Everybody_who_is_no_child_gets_a_service_notice_whatever_they_agreed_to()
    {
        var nothing = await _world.AddAsync(topics: "");
        await _world.AddAsync(topics: "", guarded: true);

        var id = await _world.CreateAsync("announcement/1", category: "service");
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);

        (await _world.RecipientsAsync(id)).ShouldBe([nothing]);
    }

    [Fact]
    public async Task Countries_districts_towns_and_languages_narrow_an_audience()
    {
        var meant = await _world.AddAsync("ZA", "278", "LS-E", "Welkom", "st");
        await _world.AddAsync("GB", "447", "LS-E", "Welkom", "st");
        await _world.AddAsync("ZA", "278", "LS-H", "Welkom", "st");
        await _world.AddAsync("ZA", "278", "LS-E", "Durban", "st");
        await _world.AddAsync("ZA", "278", "LS-E", null, "st");
        await _world.AddAsync("ZA", "278", "LS-E", "Welkom", "en");
        var audience = new Audience { Countries = ["ZA"], Districts = ["LS-E", "LS-G"], Towns = [" WELKOM "], Languages = ["st"] };

        var id = await _world.CreateAsync("announcement/1", audience);
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);

        (await _world.RecipientsAsync(id)).ShouldBe([meant]);
        (await _world.Broadcasts.CountAsync(audience, "events", CancellationToken.None)).Matching.ShouldBe(1);
    }

    [Fact]
    public async Task Several_persons_on_a_phone_get_one_message_and_each_is_judged_alone()
    {
        var sisters = await _world.AddAsync(district: "LS-A");
        await _world.AddPersonAsync(sisters, "ZA", "LS-A");
        // One agreed but lives elsewhere, the other lives there but did not agree: nobody is meant.
        var neither = await _world.AddAsync(district: "LS-A", topics: "money");
        await _world.AddPersonAsync(neither, district: "LS-B");

        var id = await _world.CreateAsync("announcement/1", new Audience { Districts = ["LS-A"] });
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);

        (await _world.RecipientsAsync(id)).ShouldBe([sisters]);
        (await _world.ScalarAsync<string>("select place from messaging.outbox where broadcast_id = @id", new { id })).ShouldBe("LS+ZA");
    }

    [Fact]
    public async Task A_follow_up_goes_to_those_who_were_told_and_not_to_who_came_later()
    {
        var told = await _world.AddAsync();
        var unsent = await _world.AddAsync();
        var gone = await _world.AddAsync();
        var first = await _world.CreateAsync("announcement/1");
        await _world.Broadcasts.ExpandAsync(first, CancellationToken.None);
        await _world.ExecuteAsync("update messaging.outbox set status = 'cancelled' where contact_id = @unsent", new { unsent });
        await _world.ExecuteAsync("delete from registration.persons where contact_id = @gone", new { gone });
        await _world.AddAsync();

        var second = await _world.CreateAsync("announcement/2", new Audience { RecipientsOf = first }, "service");
        await _world.Broadcasts.ExpandAsync(second, CancellationToken.None);

        (await _world.RecipientsAsync(second)).ShouldBe([told]);
    }

    [Fact]
    public async Task Expansion_that_was_broken_off_goes_on_and_repeats_nothing()
    {
        for (var i = 0; i < 7; i++) await _world.AddAsync();
        var id = await _world.CreateAsync("announcement/1");

        (await _world.Broadcasts.ExpandPieceAsync(id, 3, CancellationToken.None)).ShouldBe(ExpansionStep.More);
        (await _world.RecipientsAsync(id)).Count.ShouldBe(3);
        await _world.Broadcasts.ExpandAllAsync(CancellationToken.None);
        await _world.Broadcasts.ExpandAllAsync(CancellationToken.None);

        (await _world.RecipientsAsync(id)).Count.ShouldBe(7);
    }

    [Fact]
    public async Task Two_nodes_that_expand_at_once_take_turns()
    {
        for (var i = 0; i < 20; i++) await _world.AddAsync();
        var id = await _world.CreateAsync("announcement/1");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await _world.Broadcasts.ExpandPieceAsync(id, 1, CancellationToken.None) == ExpansionStep.More)
            {
                // The next.
            }
        }));

        (await _world.RecipientsAsync(id)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task One_cause_is_broadcast_once()
    {
        var first = await _world.CreateAsync("announcement/1");

        (await _world.CreateAsync("announcement/1")).ShouldBe(first);
        (await _world.ScalarAsync<int>("select count(*)::int from messaging.texts", new { })).ShouldBe(1);
    }

    [Fact]
    public async Task A_local_time_is_the_time_of_each_persons_own_clock()
    {
        var maseru = await _world.AddAsync();
        var london = await _world.AddAsync("GB", "447");
        var texas = await _world.AddAsync("US", "18");

        // A Friday.
        var id = await _world.CreateAsync("announcement/1", dueLocal: new DateTime(2026, 11, 27, 12, 0, 0));
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);

        (await DueAsync(id, maseru)).ShouldBe("2026-11-27 10:00");
        (await DueAsync(id, london)).ShouldBe("2026-11-27 12:00");
        // Noon has come in every zone of the country when it has come in Hawaii.
        (await DueAsync(id, texas)).ShouldBe("2026-11-27 22:00");
    }

    [Fact]
    public async Task Quiet_hours_hold_back_news_and_not_what_is_urgent()
    {
        var contact = await _world.AddAsync();
        // A Saturday: in Lesotho news leave again on Monday at eight.
        var news = await _world.CreateAsync("announcement/1");
        var urgent = await _world.CreateAsync("announcement/2", category: "service", urgent: true, dueAt: _world.Time.GetUtcNow().AddHours(-1));
        await _world.Broadcasts.ExpandAllAsync(CancellationToken.None);

        (await DueAsync(news, contact)).ShouldBe("2026-11-23 06:00");
        (await DueAsync(urgent, contact)).ShouldBe("2026-11-21 10:00");
    }

    [Fact]
    public async Task Rows_that_are_written_late_keep_the_quiet_hours_of_the_hour_they_are_written_in()
    {
        var contact = await _world.AddAsync();
        var id = await _world.CreateAsync("announcement/1", dueAt: new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        _world.Time.MoveTo(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);

        (await DueAsync(id, contact)).ShouldBe("2026-11-24 06:00");
    }

    [Fact]
    public async Task What_could_only_come_too_late_is_counted_and_not_written()
    {
        await _world.AddAsync();
        var welkom = await _world.AddAsync("ZA", "278");

        // In South Africa a Saturday's news are over at 13:00 only.
        var id = await _world.CreateAsync("announcement/1", worth: TimeSpan.FromHours(1), dueAt: _world.Time.GetUtcNow());
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);

        (await _world.RecipientsAsync(id)).ShouldBe([welkom]);
        (await _world.Broadcasts.ResultsAsync(id, CancellationToken.None))!.TooLate.ShouldBe(1);
    }

    [Fact]
    public async Task A_stopped_broadcast_cancels_what_has_not_left_and_writes_no_more()
    {
        for (var i = 0; i < 4; i++) await _world.AddAsync();
        var id = await _world.CreateAsync("announcement/1");
        await _world.Broadcasts.ExpandPieceAsync(id, 3, CancellationToken.None);
        await _world.ExecuteAsync(
            "update messaging.outbox set status = 'sent' where id = (select min(id) from messaging.outbox where broadcast_id = @id)", new { id });

        (await _world.ChangeAsync(t => Gateway.Messaging.Broadcasts.Broadcasts.StopAsync(t, id, CancellationToken.None))).ShouldBeTrue();
        (await _world.Broadcasts.ExpandAsync(id, CancellationToken.None)).ShouldBeFalse();
        await _world.Broadcasts.ExpandAllAsync(CancellationToken.None);

        var results = (await _world.Broadcasts.ResultsAsync(id, CancellationToken.None))!;
        (results.State, results.With("sent"), results.With("cancelled"), results.With("waiting")).ShouldBe(("stopped", 1, 2, 0));
        (await _world.ChangeAsync(t => Gateway.Messaging.Broadcasts.Broadcasts.ResumeAsync(t, id, CancellationToken.None))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_held_while_it_was_paused_waits_again_when_it_is_resumed()
    {
        await _world.AddAsync();
        await _world.AddAsync();
        var id = await _world.CreateAsync("announcement/1");
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);
        (await _world.ChangeAsync(t => Gateway.Messaging.Broadcasts.Broadcasts.PauseAsync(t, id, CancellationToken.None))).ShouldBeTrue();
        (await _world.ChangeAsync(t => Gateway.Messaging.Broadcasts.Broadcasts.PauseAsync(t, id, CancellationToken.None))).ShouldBeFalse();
        await _world.ExecuteAsync("update messaging.outbox set status = 'held'", new { });
        await _world.Broadcasts.ExpandAllAsync(CancellationToken.None);
        (await _world.Broadcasts.ResultsAsync(id, CancellationToken.None))!.With("held").ShouldBe(2);

        await _world.ChangeAsync(t => Gateway.Messaging.Broadcasts.Broadcasts.ResumeAsync(t, id, CancellationToken.None));
        await _world.Broadcasts.SettleAsync(id, CancellationToken.None);

        (await _world.Broadcasts.ResultsAsync(id, CancellationToken.None))!.Counts.ShouldBe([new BroadcastCount("waiting", "home", 2)]);
    }

    [Fact]
    public async Task Results_tell_who_stopped_messages_since_it_began()
    {
        var before = await _world.AddAsync();
        var during = await _world.AddAsync();
        await _world.AddAsync();
        await _world.StopAsync(before);
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await _world.CreateAsync("announcement/1");
        await _world.Broadcasts.ExpandAsync(id, CancellationToken.None);
        await _world.StopAsync(during);

        (await _world.Broadcasts.ResultsAsync(id, CancellationToken.None))!.StoppedSince.ShouldBe(1);
        (await _world.Broadcasts.ResultsAsync(id + 1, CancellationToken.None)).ShouldBeNull();
    }

    private async Task<string?> DueAsync(long id, long contact) => await _world.ScalarAsync<string>(
        "select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from messaging.outbox where broadcast_id = @id and contact_id = @contact",
        new { id, contact });
}
