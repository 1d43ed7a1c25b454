using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

/// <summary>A campaign of six days, Wednesday 25 to Monday 30 November, for somebody in South Africa.</summary>
public sealed class CampaignDeskTests : IAsyncLifetime
{
    private readonly CampaignWorld _world = new();

    public Task InitializeAsync() => _world.InitializeAsync();

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_text_becomes_due_once_however_often_the_job_runs()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        await _world.PassAsync("2026-11-24T18:59Z");
        (await _world.DaysAsync(phone)).ShouldBe("");

        _world.BeAwayUntil("2026-11-24T19:00Z");
        (await _world.FireAsync()).ShouldBe(1);
        (await _world.FireAsync()).ShouldBe(0);

        (await _world.DaysAsync(phone)).ShouldBe("25 waiting");
    }

    [Fact]
    public async Task Two_nodes_at_once_make_one_broadcast_and_one_message()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        _world.BeAwayUntil("2026-11-24T19:00Z");
        var nodes = Enumerable.Range(0, 8).Select(_ => ActivatorUtilities.CreateInstance<CampaignDesk>(_world.Gateway.Services));

        var fired = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.FireDueAsync(_world.Now, CancellationToken.None))));

        fired.Sum().ShouldBe(1);
        (await _world.ScalarAsync<long>("select count(*) from messaging.broadcasts")).ShouldBe(1);
        (await _world.DaysAsync(phone)).ShouldBe("25 waiting");
    }

    [Fact]
    public async Task What_a_node_ordered_before_it_was_killed_is_written_by_the_next_one()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        _world.BeAwayUntil("2026-11-24T19:00Z");
        (await _world.Desk.OrderDueAsync(_world.Now, CancellationToken.None)).ShouldBe(1);
        (await _world.DaysAsync(phone)).ShouldBe("");

        (await _world.FireAsync()).ShouldBe(0);

        (await _world.DaysAsync(phone)).ShouldBe("25 waiting");
    }

    [Theory]
    [InlineData("skip", "28")]
    [InlineData("once", "27 28")]
    [InlineData("all", "26 27 28")]
    public async Task After_an_outage_the_rule_of_the_campaign_decides_and_nothing_goes_late(string missed, string days)
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        // Worth until 08:00 on the next morning: at 21:30 on Friday the text of Friday still is, and that of Thursday only west of here.
        await _world.RunAsync(CampaignWorld.SixDays(missed: missed) with { Worth = "23:00" });

        _world.BeAwayUntil("2026-11-27T19:30Z");
        await _world.FireAsync();

        (await _world.ScalarAsync<string>("select string_agg(right(cause, 2), ' ' order by cause) from messaging.broadcasts")).ShouldBe(days);
        // In South Africa news may arrive neither so late on Friday nor before nine on Saturday.
        (await _world.DaysAsync(phone)).ShouldBe("28 waiting");
    }

    [Fact]
    public async Task Who_approves_at_noon_sends_from_the_next_day()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        _world.BeAwayUntil("2026-11-25T10:00Z");

        await _world.RunAsync(CampaignWorld.SixDays(missed: "all"));
        await _world.PassAsync("2026-11-27T12:00Z");

        (await _world.DaysAsync(phone)).ShouldBe("26, 27");
    }

    [Fact]
    public async Task A_pause_holds_what_waits_and_what_was_held_too_long_does_not_go()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays(missed: "skip"));
        await _world.PassAsync("2026-11-25T20:00Z");

        CampaignWorld.Done(await _world.Office.PauseAsync("six-days", CampaignWorld.Lineo, CancellationToken.None));
        (await StatesAsync()).ShouldBe("paused:25 paused:26");
        await _world.PassAsync("2026-11-27T12:00Z");
        CampaignWorld.Done(await _world.Office.ResumeAsync("six-days", CampaignWorld.Lineo, CancellationToken.None));
        await _world.PassAsync("2026-11-30T12:00Z");

        (await _world.ScalarAsync<string>("select string_agg(right(cause, 2), ' ' order by cause) from messaging.broadcasts")).ShouldBe("25 26 28 29 30");
        (await _world.DaysAsync(phone)).ShouldBe("25, 26 expired, 28, 30");
    }

    [Fact]
    public async Task The_end_stops_what_waits_for_good()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        await _world.RunAsync(CampaignWorld.SixDays());
        await _world.PassAsync("2026-11-25T20:00Z");

        CampaignWorld.Done(await _world.Office.EndAsync("six-days", CampaignWorld.Thabo, CancellationToken.None));
        await _world.PassAsync("2026-11-30T12:00Z");

        (await _world.DaysAsync(phone)).ShouldBe("25, 26 cancelled");
    }

    [Fact]
    public async Task Texts_about_an_event_go_with_it_when_it_is_moved_and_not_at_all_when_it_is_cancelled()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        var id = await AddEventAsync(new DateOnly(2026, 12, 1));
        await _world.RunAsync(About(id));
        await _world.PassAsync("2026-11-24T12:00Z");
        (await _world.DaysAsync(phone)).ShouldBe("24");

        // The text of the 30th waits already when the event is put off.
        await _world.PassAsync("2026-11-29T20:00Z");
        (await _world.DaysAsync(phone)).ShouldBe("24, 30 waiting");
        await ChangeEventAsync(id, e => e with { StartsOn = new DateOnly(2026, 12, 4), EndsOn = new DateOnly(2026, 12, 4) });
        await _world.PassAsync("2026-12-02T20:00Z");
        (await _world.DaysAsync(phone)).ShouldBe("24, 30 cancelled, 3 waiting");

        await ChangeEventAsync(id, e => e with { State = EventState.Cancelled });
        await _world.PassAsync("2026-12-05T12:00Z");
        (await _world.DaysAsync(phone)).ShouldBe("24, 30 cancelled, 3 cancelled");
        (await _world.AuditAsync("fair"))[^2..].ShouldBe(["gateway campaign.day-withdrawn", "gateway campaign.day-withdrawn"]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    // The 30th is a week before it then, and the text that waits says that it is tomorrow.
    [InlineData(false, 7)]
    public async Task Who_resumes_sends_nothing_about_an_event_that_was_cancelled_or_moved_during_the_pause(bool cancelled, int december)
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        var id = await AddEventAsync(new DateOnly(2026, 12, 1));
        await _world.RunAsync(About(id));
        await _world.PassAsync("2026-11-29T20:00Z");
        CampaignWorld.Done(await _world.Office.PauseAsync("fair", CampaignWorld.Lineo, CancellationToken.None));
        var day = new DateOnly(2026, 12, december);
        await ChangeEventAsync(id, e => e with { State = cancelled ? EventState.Cancelled : EventState.Published, StartsOn = day, EndsOn = day });
        _world.BeAwayUntil("2026-11-30T08:30Z");

        CampaignWorld.Done(await _world.Office.ResumeAsync("fair", CampaignWorld.Thabo, CancellationToken.None));
        // Messages are sent before the job looks at the campaign again.
        await _world.Gateway.DispatchAsync();

        (await _world.DaysAsync(phone)).ShouldBe("24, 30 cancelled");
        (await _world.AuditAsync("fair"))[^2..].ShouldBe(["Thabo campaign.resumed", "gateway campaign.day-withdrawn"]);
    }

    [Fact]
    public async Task A_campaign_about_an_event_that_is_not_published_waits_for_it()
    {
        var phone = await _world.RegisterAsync("+27600000711", "ZA");
        var id = await AddEventAsync(new DateOnly(2026, 12, 1), EventState.Draft);
        await _world.RunAsync(About(id));
        await _world.PassAsync("2026-11-27T12:00Z");

        await ChangeEventAsync(id, e => e with { State = EventState.Published });
        await _world.PassAsync("2026-12-03T12:00Z");

        (await _world.DaysAsync(phone)).ShouldBe("30");
    }

    private Task<string?> StatesAsync() =>
        _world.ScalarAsync<string>("select string_agg(state || ':' || right(cause, 2), ' ' order by cause) from messaging.broadcasts");

    private static CampaignForm About(long id) => CampaignWorld.SixDays("fair") with
    {
        Calendar = new CalendarForm { Repeat = "event", Event = $"event/{id}", Offsets = ["-7", "-1"], Time = "10:00" },
        Texts = [new TextForm { En = "In a week.", St = "Ka mor'a beke." }, new TextForm { En = "Tomorrow.", St = "Hosane." }],
    };

    private async Task<long> AddEventAsync(DateOnly day, EventState state = EventState.Published)
    {
        var held = new Event
        {
            TitleEn = "Fair", TitleSt = "Pontsho", Place = "Maseru", District = "LS-A", StartsOn = day, EndsOn = day, StartsAt = new TimeOnly(9, 0),
            SummaryEn = "Free.", SummarySt = "Mahala.", TakesRsvp = true, State = state,
        };
        await using var connection = await _world.Gateway.Database.OpenConnectionAsync();
        return await EventStore.AddAsync(connection, held, CancellationToken.None);
    }

    private async Task ChangeEventAsync(long id, Func<Event, Event> change)
    {
        await using var connection = await _world.Gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var held = await EventStore.LockAsync(transaction, id, CancellationToken.None);
        await EventStore.SaveAsync(transaction, change(held!), CancellationToken.None);
        await transaction.CommitAsync();
    }
}
