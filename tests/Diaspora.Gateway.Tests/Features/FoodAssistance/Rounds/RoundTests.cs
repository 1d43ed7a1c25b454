using Dapper;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance.Rounds;

/// <summary>Rounds of distribution: each test in a district of its own, because a round takes in all of a district.</summary>
public sealed class RoundTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private static readonly DateTimeOffset s_opens = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task A_round_takes_in_the_district_tells_late_and_is_planned_once_however_often_it_is_posted()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-A");
        var household = await world.AddAsync("Late Notice");

        var rounds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.PlanAsync()));

        rounds.Select(r => r.Id).Distinct().Count().ShouldBe(1);
        rounds[0].Total.ShouldBe(1);
        (await household.OpenAsync()).Status.ShouldBe("distribution");
        (await household.TextsAsync()).ShouldBe(1);
        // 48 hours before is a Sunday morning, when no notice arrives before noon.
        (await household.LastDueAsync()).ShouldBe(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(2)));
        (await RefusedAsync(() => world.Desk.PlanAsync(
            world.Lead, new RoundDraft(world.Point.Id, world.Day, "12:00-14:00", ["selected"]), CancellationToken.None))).ShouldContain("these hours");
    }

    [Fact]
    public async Task Of_clerks_and_ways_at_the_same_second_one_wins_and_the_others_read_when()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-B");
        var household = await world.AddAsync("Moleboheng Letsie");
        var round = await world.PlanAsync();
        var code = await household.CodeAsync();
        gateway.Time.MoveTo(s_opens.AddMinutes(102));
        var second = new StaffActor("Second clerk", $"distribution-clerk:{world.Point.Id}");
        var by = new CollectRequest(household.Reference, "code", code);

        (await world.Collect.LookAsync(world.Clerk, round.Id, by, CancellationToken.None)).Text.ShouldBe("Collect for Moleboheng by T. Mokone");
        var tries = await Task.WhenAll(
            TryAsync(world.Clerk, by), TryAsync(second, by), TryAsync(world.Clerk, new CollectRequest(household.Reference, "id")),
            TryAsync(second, new CollectRequest(household.Reference, "letter", null, "Chief of Ha Sample, 20 Nov")));

        tries.Count(t => t.StartsWith("Collect for Moleboheng", StringComparison.Ordinal)).ShouldBe(1);
        tries.Count(t => t == "Already collected 10:42.").ShouldBe(3);
        (await household.OpenAsync()).Status.ShouldBe("collected");
        (await household.TextsAsync()).ShouldBe(1);

        async Task<string> TryAsync(StaffActor clerk, CollectRequest request)
        {
            try
            {
                return (await world.Collect.ConfirmAsync(clerk, round.Id, request, CancellationToken.None)).Text;
            }
            catch (ApiRefusal refusal)
            {
                return refusal.Message;
            }
        }
    }

    [Fact]
    public async Task A_code_is_dead_when_wrong_too_often_cancelled_replaced_moved_or_over()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-C");
        var household = await world.AddAsync("Code Dies");
        var other = await world.AddAsync("Other Household");
        var round = await world.PlanAsync();
        var replaced = await household.CodeAsync("First Person");
        var code = await household.CodeAsync("Second Person");
        (await CodeAsync(code)).ShouldBe("The round is on Tue 24 Nov, 09:00-13:00.");
        gateway.Time.MoveTo(s_opens);

        (await CodeAsync(replaced)).ShouldBe("The code is not right. 2 tries left.");
        (await RefusedAsync(() => world.Collect.LookAsync(
            world.Clerk, round.Id, new CollectRequest(other.Reference, "code", code), CancellationToken.None))).ShouldContain("not right");
        (await CodeAsync(replaced)).ShouldBe("The code is not right. 1 try left.");
        (await CodeAsync(replaced)).ShouldStartWith("Too many wrong codes.");
        (await CodeAsync(code)).ShouldStartWith("Too many wrong codes.");

        // Named again, the way is open again; cancelled, it is shut.
        code = await household.CodeAsync();
        (await CodeAsync(code)).ShouldBe("Collect for Code by T. Mokone");
        (await household.DoAsync("food.cancel-proxy")).ShouldBe("cancelled");
        (await CodeAsync(code)).ShouldContain("not right");
        code = await household.CodeAsync();
        (await household.DoAsync("food.come")).ShouldBe("noted");
        (await CodeAsync(code)).ShouldContain("not right");

        code = await household.CodeAsync();
        gateway.Time.MoveTo(s_opens.AddHours(4));
        (await CodeAsync(code)).ShouldBe("Codes ended at 13:00.");
        (await household.OpenAsync()).Round.ShouldBe("no");
        (await world.Collect.LookAsync(world.Clerk, round.Id, new CollectRequest(household.Reference, "id"), CancellationToken.None))
            .Text.ShouldBe("Collect for Code D.");

        async Task<string> CodeAsync(string typed)
        {
            try
            {
                return (await world.Collect.LookAsync(
                    world.Clerk, round.Id, new CollectRequest(household.Reference, "code", typed), CancellationToken.None)).Text;
            }
            catch (ApiRefusal refusal)
            {
                return refusal.Message;
            }
        }
    }

    [Fact]
    public async Task Whoever_does_not_come_has_missed_it_keeps_the_place_and_gets_the_next_day()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-D");
        var comes = await world.AddAsync("Comes Early");
        var misses = await world.AddAsync("Misses It");
        var gone = await world.AddAsync("Closes Request");
        var round = await world.PlanAsync();
        (await gateway.RunCommandAsync("food", "status", gone.Reference, "closed", "--reason", "wish")).Code.ShouldBe(0);
        gateway.Time.MoveTo(s_opens);
        await world.Collect.ConfirmAsync(world.Clerk, round.Id, new CollectRequest(comes.Reference, "id"), CancellationToken.None);
        (await RefusedAsync(() => world.Desk.CloseAsync(world.Lead, round.Id, new RoundEnd(1, "over"), CancellationToken.None))).ShouldContain("open until 13:00");
        gateway.Time.MoveTo(s_opens.AddHours(5));

        var closed = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => world.Desk.CloseAsync(world.Lead, round.Id, new RoundEnd(1, "over"), CancellationToken.None)));

        closed.ShouldAllBe(r => r.State == "closed" && r.Collected == 1 && r.Missed == 1 && r.Total == 2);
        (await misses.OpenAsync()).Status.ShouldBe("missed");
        (await gone.OpenAsync()).Status.ShouldBe("closed");
        (await misses.TextsAsync()).ShouldBe(1, "the notice of the round that is over is taken back, and one says that there is news");
        (await RefusedAsync(() => world.Collect.ConfirmAsync(
            world.Clerk, round.Id, new CollectRequest(misses.Reference, "id"), CancellationToken.None))).ShouldBe("The round is closed.");

        var next = await world.Desk.PlanAsync(
            world.Lead, new RoundDraft(world.Point.Id, new DateOnly(2026, 12, 1), RoundWorld.Window, ["missed"]), CancellationToken.None);
        next.Total.ShouldBe(1);
        (await misses.OpenAsync()).Status.ShouldBe("distribution");
    }

    [Fact]
    public async Task A_round_that_is_moved_tells_anew_and_one_that_is_called_off_puts_everyone_back()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-E");
        var household = await world.AddAsync("Moved About");
        var round = await world.PlanAsync();
        var code = await household.CodeAsync();
        var church = await world.AddPointAsync("Church");
        var change = new RoundChange(1, church.Id, world.Day, "10:00-14:00", "river is high");

        var moved = await world.Desk.MoveAsync(world.Lead, round.Id, change, CancellationToken.None);
        (await world.Desk.MoveAsync(world.Lead, round.Id, change, CancellationToken.None)).Version.ShouldBe(moved.Version);

        (await household.TextsAsync()).ShouldBe(1);
        gateway.Time.MoveTo(s_opens.AddHours(2));
        (await world.Collect.TodayAsync(world.Clerk, CancellationToken.None)).ShouldBeEmpty("the round is at another point now");
        var clerk = new StaffActor("Clerk of the church", $"distribution-clerk:{church.Id}");
        (await RefusedAsync(() => world.Collect.LookAsync(
            clerk, round.Id, new CollectRequest(household.Reference, "code", code), CancellationToken.None))).ShouldContain("not right");
        (await RefusedAsync(() => world.Desk.CancelAsync(world.Lead, round.Id, new RoundEnd(1, "snow"), CancellationToken.None))).ShouldContain("is version 2 now");

        await world.Desk.CancelAsync(world.Lead, round.Id, new RoundEnd(2, "snow"), CancellationToken.None);

        (await household.OpenAsync()).ShouldBe(("selected", "no"));
        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await connection.QueryAsync<string>(
            """
            select h.to_status || ' by ' || h.by
              from food.history h
              join food.applications a on a.id = h.application_id
             where a.reference = @Reference
             order by h.id desc
             limit 3
            """, new { household.Reference })).ShouldBe(["selected by Lead of LS-E", "distribution by Lead of LS-E", "distribution by Lead of LS-E"]);
    }

    [Fact]
    public async Task One_person_collects_for_three_others_and_no_more_also_when_all_name_them_at_once()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-F");
        var households = new List<RoundWorld.Household>();
        for (var i = 0; i < 5; i++) households.Add(await world.AddAsync($"Household {(char)('A' + i)}"));
        await world.PlanAsync();

        var named = await Task.WhenAll(households.Select(h => h.NameAsync("Teboho Mokone", "1999")));

        named.Count(n => n == "named").ShouldBe(3);
        named.Count(n => n == "full").ShouldBe(2);
        (await households[Array.IndexOf(named, "full")].NameAsync("mokone TEBOHO", "1999")).ShouldBe("full", "it is the same person");
        await households[Array.IndexOf(named, "named")].DoAsync("food.cannot");
        (await households[Array.IndexOf(named, "full")].NameAsync("Teboho Mokone", "1999")).ShouldBe("named");
    }

    [Fact]
    public async Task What_is_outside_of_the_own_district_or_point_does_not_exist()
    {
        gateway.Time.MoveTo(GatewayFixture.FirstNoon);
        var world = await RoundWorld.InAsync(gateway, "LS-H");
        var household = await world.AddAsync("Own District");
        var round = await world.PlanAsync();
        var lead = await StaffClient.CreateAsync(gateway, "Lead of Quthing", "district-lead:LS-G");
        var clerk = await StaffClient.CreateAsync(gateway, "Clerk of elsewhere", "distribution-clerk:999");
        var own = await StaffClient.CreateAsync(gateway, "Lead of Qacha", "district-lead:LS-H");

        (await lead.GetAsync($"/api/rounds/{round.Id}")).Status.ShouldBe(StatusCodes.Status404NotFound);
        (await lead.PostAsync("/api/rounds", new RoundDraft(world.Point.Id, world.Day, "14:00-15:00", ["selected"]))).Type.ShouldBe("point/not-found");
        (await lead.PostAsync($"/api/rounds/{round.Id}/list", new OpenReason("to look"))).Status.ShouldBe(StatusCodes.Status404NotFound);
        gateway.Time.MoveTo(s_opens);
        (await clerk.PostAsync($"/api/collect/{round.Id}/look", new { household.Reference, way = "id" })).Type.ShouldBe("round/not-found");
        (await clerk.GetAsync("/api/collect")).Text.ShouldBe("[]");

        var list = await own.PostAsync($"/api/rounds/{round.Id}/list", new OpenReason("to print it for the school"));
        list.Json.GetProperty("households")[0].GetProperty("name").GetString().ShouldBe("Own D.");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<string>("select details->>'reason' from staff.audit where action = 'round.list-opened'"))
            .ShouldBe("to print it for the school");
    }

    private static async Task<string> RefusedAsync<T>(Func<Task<T>> act)
    {
        var refusal = await Should.ThrowAsync<ApiRefusal>(async () => await act());
        return refusal.Answer.ProblemDetails is HttpValidationProblemDetails { Errors: var errors } ? errors.First().Value[0] : refusal.Message;
    }
}
