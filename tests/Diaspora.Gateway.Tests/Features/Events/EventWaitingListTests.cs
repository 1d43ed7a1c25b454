using Diaspora.Flows.Definition;
using Diaspora.Gateway.Features.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Events;

public sealed class EventWaitingListTests(EventsFixture events) : IClassFixture<EventsFixture>
{
    private const string PlaceFree = "A place is free. Dial *384*266# 3 9 within 24 hours to take it.";

    [Fact]
    public async Task A_place_that_comes_free_is_offered_to_the_first_whose_people_fit_and_kept_for_them()
    {
        var (id, holder) = await FullEventAsync();
        var (big, small, newcomer) = (events.NewCaller(), events.NewCaller(), events.NewCaller());
        (await big.WaitAsync(id, 3)).Outcome.ShouldBe("waiting");
        (await small.WaitAsync(id, 2)).Outcome.ShouldBe("waiting");

        await holder.DeclineAsync(id);

        (await big.MessagesAsync()).ShouldBeEmpty();
        (await small.MessagesAsync()).ShouldBe([PlaceFree]);
        (await newcomer.BookAsync(id, 1)).Outcome.ShouldBe("full");
        (await small.StandingAsync(id)).Outputs["place"].Plain.ShouldBe("yes");
        (await big.StandingAsync(id)).Outputs["place"].Plain.ShouldBe("no");
        (await small.BookAsync(id, 2)).Outcome.ShouldBe("booked");
        (await events.GoingAsync(id)).ShouldBe(2);
    }

    [Fact]
    public async Task The_text_is_dropped_rather_than_sent_when_the_place_is_kept_no_more()
    {
        var (id, holder) = await FullEventAsync();
        await events.NewCaller().WaitAsync(id, 1);

        await holder.DeclineAsync(id);

        const string Sql = """
            select o.deliver_by = r.offered_until
              from events.rsvps r
              join messaging.outbox o on o.cause = 'events/place-free/' || r.id || '/1'
             where r.event_id = @id
            """;
        (await events.ScalarAsync<bool?>(Sql, new { id })).ShouldBe(true);
    }

    [Fact]
    public async Task Those_who_wait_are_served_in_the_order_in_which_they_came()
    {
        var (id, holder) = await FullEventAsync();
        var (first, second, third) = (events.NewCaller(), events.NewCaller(), events.NewCaller());
        foreach (var caller in new[] { first, second, third })
        {
            events.Gateway.Time.Advance(TimeSpan.FromMinutes(1));
            await caller.WaitAsync(id, 1);
        }

        await first.WaitAsync(id, 1);
        await holder.DeclineAsync(id);

        (await first.MessagesAsync()).ShouldBe([PlaceFree]);
        (await second.MessagesAsync()).ShouldBe([PlaceFree]);
        (await third.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_offer_that_ran_out_passes_to_the_next_when_anyone_looks_and_nobody_is_texted_twice()
    {
        var (id, holder) = await FullEventAsync();
        var (first, second) = (events.NewCaller(), events.NewCaller());
        await first.WaitAsync(id, 2);
        await second.WaitAsync(id, 2);
        await holder.DeclineAsync(id);
        events.Gateway.Time.Advance(EventWaitingList.OfferTime - TimeSpan.FromMinutes(1));
        await events.NewCaller().ListAsync();
        (await second.MessagesAsync()).ShouldBeEmpty();

        events.Gateway.Time.Advance(TimeSpan.FromMinutes(1));
        await events.NewCaller().ListAsync();
        await events.NewCaller().ListAsync("events.mine");

        (await second.MessagesAsync()).ShouldBe([PlaceFree]);
        (await first.MessagesAsync()).ShouldBe([PlaceFree]);
        (await first.BookAsync(id, 2)).Outcome.ShouldBe("full");
        (await second.BookAsync(id, 2)).Outcome.ShouldBe("booked");
    }

    [Fact]
    public async Task Who_missed_an_offer_may_still_take_the_place_while_nobody_else_has_it()
    {
        var (id, holder) = await FullEventAsync();
        var late = events.NewCaller();
        await late.WaitAsync(id, 2);
        await holder.DeclineAsync(id);
        events.Gateway.Time.Advance(TimeSpan.FromDays(2));
        await events.NewCaller().ListAsync();

        var standing = await late.StandingAsync(id);

        standing.Outputs["place"].Plain.ShouldBe("yes");
        standing.Outputs["people"].Plain.ShouldBe("2");
        (await late.BookAsync(id, 2)).Outcome.ShouldBe("booked");
        (await late.MessagesAsync()).ShouldBe([PlaceFree]);
    }

    [Fact]
    public async Task Who_missed_an_offer_and_joins_again_is_offered_the_next_place_with_a_new_text()
    {
        var (id, holder) = await FullEventAsync();
        var late = events.NewCaller();
        await late.WaitAsync(id, 1);
        await holder.DeclineAsync(id);
        events.Gateway.Time.Advance(TimeSpan.FromDays(2));
        await holder.BookAsync(id, 2);

        (await late.WaitAsync(id, 1)).Outcome.ShouldBe("waiting");
        await holder.DeclineAsync(id);

        (await late.MessagesAsync()).ShouldBe([PlaceFree, PlaceFree]);
    }

    [Fact]
    public async Task Who_asks_for_more_than_the_place_that_is_kept_for_them_lets_it_pass_to_the_next()
    {
        var (id, holder) = await FullEventAsync();
        var (greedy, next) = (events.NewCaller(), events.NewCaller());
        await greedy.WaitAsync(id, 2);
        await next.WaitAsync(id, 2);
        await holder.DeclineAsync(id);

        (await greedy.BookAsync(id, 3)).Outcome.ShouldBe("few");
        (await next.MessagesAsync()).ShouldBeEmpty();
        (await greedy.WaitAsync(id, 3)).Outcome.ShouldBe("waiting");

        (await next.MessagesAsync()).ShouldBe([PlaceFree]);
    }

    [Fact]
    public async Task Coming_with_fewer_frees_places_too()
    {
        var (id, holder) = await FullEventAsync();
        var waiting = events.NewCaller();
        await waiting.WaitAsync(id, 1);

        await holder.BookAsync(id, 1);

        (await waiting.MessagesAsync()).ShouldBe([PlaceFree]);
    }

    [Fact]
    public async Task Whoever_waits_when_there_is_room_by_then_is_booked()
    {
        var (id, holder) = await FullEventAsync();
        var caller = events.NewCaller();
        (await caller.BookAsync(id, 1)).Outcome.ShouldBe("full");
        await holder.DeclineAsync(id);

        (await caller.WaitAsync(id, 1)).Outcome.ShouldBe("booked");
    }

    [Fact]
    public async Task An_event_that_is_over_offers_no_places()
    {
        var (id, _) = await FullEventAsync();
        var waiting = events.NewCaller();
        await waiting.WaitAsync(id, 1);
        await events.ScalarAsync<int>(
            "update events.events set starts_on = '2026-12-01', ends_on = '2026-12-02', capacity = 5 where id = @id returning 1", new { id });

        await PassOnAsync();

        (await waiting.MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Passing_on_from_several_places_at_once_offers_each_place_once()
    {
        var (id, holder) = await FullEventAsync();
        var callers = Enumerable.Range(0, 4).Select(_ => events.NewCaller()).ToArray();
        foreach (var caller in callers) await caller.WaitAsync(id, 1);
        await events.ScalarAsync<int>("update events.events set capacity = 4 where id = @id returning 1", new { id });

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(PassOnAsync)));

        var texts = await Task.WhenAll(callers.Select(c => c.MessagesAsync()));
        texts.Select(t => t.Length).ShouldBe([1, 1, 0, 0]);
        (await holder.StandingAsync(id)).Outputs["standing"].Plain.ShouldStartWith("Booked: 2 people");
    }

    /// <summary>An event whose two places are taken, and who took them.</summary>
    private async Task<(long Id, EventCaller Holder)> FullEventAsync()
    {
        var id = await events.AddEventAsync(e => e with { StartsOn = new DateOnly(2027, 6, 5), EndsOn = new DateOnly(2027, 6, 5) });
        var holder = events.NewCaller();
        (await holder.BookAsync(id, 2)).Outcome.ShouldBe("booked");
        return (id, holder);
    }

    private async Task PassOnAsync()
    {
        var services = events.Gateway.Services;
        await using var connection = await events.Gateway.Database.OpenConnectionAsync();
        await services.GetRequiredService<EventWaitingList>().PassOnAsync(
            connection, services.GetRequiredService<FlowSet>(), events.Gateway.Time.GetUtcNow(), CancellationToken.None);
    }
}
