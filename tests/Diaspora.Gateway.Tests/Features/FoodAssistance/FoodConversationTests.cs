using Dapper;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

/// <summary>What must hold of food assistance on the phone beyond the transcripts.</summary>
public sealed class FoodConversationTests : IClassFixture<GatewayFixture>
{
    private readonly GatewayFixture _gateway;

    public FoodConversationTests(GatewayFixture gateway)
    {
        // These tests ask what is said, not how fast: a busy machine must not turn an answer into "resting".
        gateway.Settings["Conversations:TurnTimeout"] = "00:00:10";
        gateway.Settings["Redis:CallTimeout"] = "00:00:05";
        _gateway = gateway;
    }

    [Fact]
    public async Task A_half_form_leaves_nothing_and_after_fifteen_minutes_the_plain_menu()
    {
        var phone = _gateway.Phone("+26660004001");
        await phone.DialAsync();
        await phone.PressAsync("2", "4", "3", "1", "9", "6", "Half Form", "1984");

        await _gateway.WaitAsync(TimeSpan.FromMinutes(16));

        (await phone.DialAsync()).ShouldStartWith("CON\nKhotso. Basotho Line\n");
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<long>("select count(*) from contacts.contacts where phone_cipher is not null")).ShouldBe(0);
        (await connection.ExecuteScalarAsync<long>("select count(*) from food.applications")).ShouldBe(0);
    }

    [Fact]
    public async Task The_status_is_never_offered_to_be_continued()
    {
        var phone = _gateway.Phone("+26660004002");
        await phone.DialAsync();
        (await phone.PressAsync("2", "4", "4")).ShouldBe("CON\nType your 8-digit number:");
        (await phone.PressAsync("66120937")).ShouldBe("CON\nEnter PIN:");
        await phone.PressAsync("1111");

        (await phone.DialAsync()).ShouldStartWith("CON\nKhotso. Basotho Line\n");
    }

    [Fact]
    public async Task A_day_that_staff_set_stands_in_the_question_and_many_districts_are_counted()
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "update food.programmes set came_home_since = '2026-01-15', districts = '{LS-A,LS-B,LS-C,LS-E,LS-F,LS-G,LS-H}'");
        var phone = _gateway.Phone("+26660004003");

        (await phone.DialAsync("*384*266*4*2*1*9#")).ShouldBe(
            "CON\nDid you come home from another country since 15 Jan 2026?\n1 Yes\n2 No\n0 Back");
        (await phone.PressAsync("77")).ShouldStartWith("CON\nNa u khutlile hae u tsoa naheng e 'ngoe ho tloha ka 15 Pherekhong 2026?");
        (await phone.PressAsync("77", "0", "1")).ShouldStartWith("CON\nThis help is for 7 of 10 districts now.");

        await connection.ExecuteAsync("update food.programmes set came_home_since = null, districts = '{LS-E,LS-F,LS-G,LS-H}'");
    }

    [Fact]
    public async Task Where_no_programme_is_open_the_menu_says_so_and_the_status_stays()
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var phone = _gateway.Phone("+26660004004");
        await phone.DialAsync("*384*266*4#");
        await connection.ExecuteAsync("update food.programmes set state = 'closed'");

        (await phone.DialAsync("*384*266*4#")).ShouldBe("CON\nNo food help takes requests now. Requests already sent go on.\n4 My status\n0 Back");
        (await phone.PressAsync("4")).ShouldBe("CON\nType your 8-digit number:");
        (await new FoodPhone(_gateway, "+26660004005").ApplyAsync()).Outcome.ShouldBe("closed");

        await connection.ExecuteAsync("update food.programmes set state = 'open'");
    }

    [Fact]
    public async Task Who_did_not_come_home_may_still_apply()
    {
        var phone = _gateway.Phone("+26660004006");

        (await phone.DialAsync("*384*266*4*2*1*9*2*3*1*1*2#")).ShouldBe(
            "CON\nThis help is for people who came home from another country. You can still ask the social worker.\n1 Apply now\n2 Later\n0 Back");
        (await phone.PressAsync("1")).ShouldStartWith("CON\nTo apply we keep your answers");
        (await phone.PressAsync("2")).ShouldStartWith("END\nAll right. Nothing is kept.");
    }

    [Fact]
    public void No_text_turns_anyone_away_or_calls_anyone_names()
    {
        foreach (var file in new[] { "food.yaml", "food-status.yaml" })
            File.ReadAllText(Path.Combine(GatewayFixture.RepositoryRoot, "flows", file)).ShouldNotMatch("(?i)reject|refuse|deport|illegal");
    }

    [Fact]
    public void Texts_to_phones_say_nothing_of_food_money_or_status()
    {
        var flows = _gateway.Services.GetRequiredService<FlowSet>();
        var sent = new[] { "food", "food-status" }.SelectMany(f => flows.Get(f).Messages.Values)
            .SelectMany(m => Enumerable.Range(0, flows.Languages.Count).Select(l => m.Text[l].Render(n => $"<{n}>"))).ToList();

        sent.Count.ShouldBe(8);
        foreach (var text in sent) text.ShouldNotMatch("(?i)food|lijo|money|chelete|select|khethiloe|collect|parcel|voucher");
    }

    [Fact]
    public void Every_status_has_its_screen()
    {
        var screens = _gateway.Services.GetRequiredService<FlowSet>().Get("food-status").Screens;

        foreach (var status in FoodStatus.All) screens.Keys.ShouldContain(status);
    }
}
