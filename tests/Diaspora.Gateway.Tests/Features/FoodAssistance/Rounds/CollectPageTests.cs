using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance.Rounds;

/// <summary>The main jobs at the console: the lead plans and prints, the clerk hands out.</summary>
public sealed class CollectPageTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    [Fact]
    public async Task A_lead_plans_a_round_prints_its_list_and_a_clerk_hands_out_by_code_and_by_id()
    {
        var world = await RoundWorld.InAsync(gateway, "LS-G");
        var brother = await world.AddAsync("Moleboheng Letsie");
        var herself = await world.AddAsync("Puseletso Mokhethi");
        var lead = await ConsoleVisitor.SignInAsync(gateway, "Nthati Lead", "district-lead:LS-G");

        var wrong = await lead.SubmitAsync(
            await lead.GetAsync("/console/rounds/new"), "plan", new() { ["Posted.Point"] = "1", ["Posted.Day"] = "2026-11-24", ["Posted.Window"] = "9-13" });
        wrong.Status.ShouldBe(422);
        wrong.Text.ShouldContain("The hours must be like 09:00-13:00.");
        var round = await lead.SubmitAsync(wrong, "plan", new() { ["Posted.Window"] = RoundWorld.Window });
        round.Path.ShouldBe("/console/rounds/1");
        round.Text.ShouldContain("Round 1 is planned for 2 households.");
        var code = await brother.CodeAsync();

        var gate = await lead.GetAsync("/console/rounds/1/print");
        gate.Text.ShouldNotContain("Moleboheng");
        var sheet = await lead.SubmitAsync(gate, "reason", new() { ["Gate.Reason"] = "to hand to the clerk" });
        sheet.Text.ShouldContain("Moleboheng L. yes, by code");
        sheet.Text.ShouldContain("Puseletso M. no");

        var clerk = await ConsoleVisitor.SignInAsync(gateway, "Thabo Clerk", "distribution-clerk:1");
        (await clerk.GetAsync("/console/collect")).Text.ShouldContain("No round is planned at your point today.");
        (await clerk.GetAsync("/console/collect/1")).Status.ShouldBe(404);
        (await clerk.GetAsync("/console/rounds/1")).Status.ShouldNotBe(200);
        gateway.Time.MoveTo(new DateTimeOffset(2026, 11, 24, 10, 42, 0, TimeSpan.FromHours(2)));
        clerk = await ConsoleVisitor.SignInAsync(gateway, "Thabo Clerk Again", "distribution-clerk:1");
        (await clerk.GetAsync("/console")).Text.ShouldContain("1 rounds at your point today");
        var look = await clerk.SubmitAsync(
            await clerk.GetAsync("/console/collect/1"), "look", new() { ["Posted.Reference"] = brother.Reference, ["Posted.Code"] = "000 000" });
        look.Text.ShouldContain("The code is not right. 2 tries left.");

        look = await clerk.SubmitAsync(look, "look", new() { ["Posted.Code"] = code });
        look.Text.ShouldContain("Collect for Moleboheng by T. Mokone");
        (await clerk.SubmitAsync(look, "confirm")).Text.ShouldContain("T. Mokone collected for Moleboheng at 10:42.");
        var twice = await clerk.SubmitAsync(look, "confirm");
        twice.Status.ShouldBe(422);
        twice.Text.ShouldContain("Already collected 10:42.");

        look = await clerk.SubmitAsync(
            await clerk.GetAsync("/console/collect/1?way=id"), "look", new() { ["Posted.Reference"] = herself.Reference });
        (await clerk.SubmitAsync(look, "confirm")).Text.ShouldContain("Puseletso M. collected at 10:42.");
        (await clerk.GetAsync("/console/collect")).Text.ShouldContain("2 of 2 collected");

        lead = await ConsoleVisitor.SignInAsync(gateway, "Nthati Again", "district-lead:LS-G");
        gateway.Time.MoveTo(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.FromHours(2)));
        var over = await lead.GetAsync("/console/rounds/1");
        (await lead.SubmitAsync(over, "close")).Text.ShouldContain("The round is closed: 2 collected, 0 missed.");
        (await lead.SubmitAsync(over, "close")).Text.ShouldContain("The round is closed: 2 collected, 0 missed.", customMessage: "a second click does no harm");
    }
}
