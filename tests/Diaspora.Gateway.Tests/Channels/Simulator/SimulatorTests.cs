using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Channels.Simulator;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels.Simulator;

public sealed class SimulatorTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    private const string Number = "+26650000191";

    [Fact]
    public async Task The_root_leads_to_the_page_which_lets_scripts_of_this_host_alone_run()
    {
        using var root = await gateway.Client.GetAsync("/");
        root.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        root.Headers.Location.ShouldBe(new Uri("/simulator", UriKind.Relative));

        using var page = await gateway.Client.GetAsync("/simulator");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("text/html; charset=utf-8");
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'self';");
    }

    [Fact]
    public async Task Every_file_that_the_page_names_is_there()
    {
        var page = await gateway.Client.GetStringAsync("/simulator");
        var named = Regex.Matches(page, "(?:href|src)=\"(/simulator/[^\"#]+)").Select(found => found.Groups[1].Value).Distinct();

        foreach (var file in named)
        {
            using var answer = await gateway.Client.GetAsync(file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
        }

        named.Count().ShouldBeGreaterThan(4);
        (await gateway.Client.GetAsync("/simulator/appsettings.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_learns_what_it_needs_to_dial()
    {
        var config = await gateway.Client.GetFromJsonAsync<JsonElement>("/simulator/config");

        config.GetProperty("serviceCode").GetString().ShouldBe("*384*266#");
        config.GetProperty("token").GetString().ShouldBe("dev-token");
        config.GetProperty("languages").EnumerateArray().Select(language => language.GetString()).ShouldBe(["en", "st"]);
        config.GetProperty("sims").EnumerateArray().Select(sim => sim.GetProperty("number").GetString())
            .ShouldBe(["+26650000101", "+26660000107", "+27600000101", "+447400123456"]);
    }

    [Fact]
    public async Task A_session_is_shown_where_it_is_and_another_one_is_not_there()
    {
        var phone = gateway.Phone("+26650000192");
        await phone.DialAsync();
        await phone.PressAsync("2", "9", "1");

        var place = await gateway.Client.GetFromJsonAsync<JsonElement>(SessionOf(phone.Session, phone.Number));
        place.GetProperty("flow").GetString().ShouldBe("settings");
        place.GetProperty("screen").GetString().ShouldBe("language");
        place.GetProperty("language").GetString().ShouldBe("en");
        place.GetProperty("ended").GetBoolean().ShouldBeFalse();
        place.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("screen").GetString()).ShouldBe(["home", "menu"]);

        (await gateway.Client.GetAsync(SessionOf("ATUid_other", phone.Number))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await gateway.Client.GetAsync(SessionOf(phone.Session, "nobody"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_flow_is_drawn_from_its_machine()
    {
        var flows = await gateway.Client.GetFromJsonAsync<JsonElement>("/simulator/flows");
        flows[0].GetProperty("id").GetString().ShouldBe("main");

        var graph = await gateway.Client.GetFromJsonAsync<JsonElement>($"/simulator/flows/main?version={flows[0].GetProperty("version").GetInt32()}");
        graph.GetProperty("start").GetString().ShouldBe("language");
        var home = graph.GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("id").GetString() == "home");
        home.GetProperty("kind").GetString().ShouldBe("choose");
        home.GetProperty("text").GetString().ShouldBe("Khotso. Basotho Line");
        graph.GetProperty("edges").EnumerateArray().ShouldContain(edge =>
            edge.GetProperty("from").GetString() == "home"
            && edge.GetProperty("to").GetString() == "flow:settings"
            && edge.GetProperty("trigger").GetString() == "9");

        (await gateway.Client.GetAsync("/simulator/flows/main?version=999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Messages_come_as_they_arrive_and_change_with_the_language_of_the_person()
    {
        SuiteLog.Use(Number);
        await ChooseAsync("en");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var messages = new Uri($"/simulator/messages?phone={Uri.EscapeDataString(Number)}", UriKind.Relative);
        await using var stream = await gateway.Client.GetStreamAsync(messages, stop.Token);
        await using var events = SseParser.Create(stream, (type, data) => (type, JsonDocument.Parse(data.ToArray()).RootElement))
            .EnumerateAsync(stop.Token).GetAsyncEnumerator(stop.Token);

        var none = await NextAsync(events);
        none.Type.ShouldBe("messages");
        none.List.GetArrayLength().ShouldBe(0);

        await SendAsync("A place is free.", "Sebaka se teng.");
        var english = (await NextAsync(events)).List[0];
        english.GetProperty("text").GetString().ShouldBe("A place is free.");
        english.GetProperty("parts").GetInt32().ShouldBe(1);
        english.GetProperty("status").GetString().ShouldBe("waiting");

        await ChooseAsync("st");
        (await NextAsync(events)).List[0].GetProperty("text").GetString().ShouldBe("Sebaka se teng.");
    }

    [Fact]
    public async Task No_messages_are_shown_of_what_is_no_number() =>
        (await gateway.Client.GetAsync("/simulator/messages?phone=nobody")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_gateway_whose_simulator_is_off_has_nothing_of_it()
    {
        var other = new GatewayFixture();
        await other.InitializeAsync();
        other.Settings["Channels:Simulator:Enabled"] = "false";

        foreach (var path in new[] { "/", "/simulator", "/simulator/config", "/simulator/simulator.js", "/simulator/messages?phone=%2B26650000101" })
        {
            using var answer = await other.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        await other.DisposeAsync();
    }

    [Theory]
    [InlineData("Development", null, true)]
    [InlineData("Training", null, false)]
    [InlineData("Training", "true", true)]
    [InlineData("Production", null, false)]
    public void It_is_there_by_itself_in_development_alone(string environment, string? setting, bool enabled) =>
        OptionsIn(environment, setting).Value.Enabled.ShouldBe(enabled);

    [Fact]
    public void It_cannot_be_switched_on_in_production() =>
        Should.Throw<OptionsValidationException>(() => OptionsIn("Production", "true").Value).Message.ShouldContain("Channels:Simulator:Enabled");

    private static IOptions<SimulatorOptions> OptionsIn(string environment, string? setting)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration[$"{SimulatorOptions.Section}:Enabled"] = setting;
        builder.AddSimulator();
        return builder.Services.BuildServiceProvider().GetRequiredService<IOptions<SimulatorOptions>>();
    }

    private static Uri SessionOf(string session, string number) =>
        new($"/simulator/session?sessionId={session}&phone={Uri.EscapeDataString(number)}", UriKind.Relative);

    private static async Task<(string Type, JsonElement List)> NextAsync(IAsyncEnumerator<SseItem<(string Type, JsonElement List)>> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        return events.Current.Data;
    }

    private async Task ChooseAsync(string language)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var today = LesothoTime.DateOf(gateway.Time.GetUtcNow());
        await ContactStore.SetLanguageAsync(transaction, Hash(), language, "session", today, CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task SendAsync(string english, string sesotho)
    {
        var flows = gateway.Services.GetRequiredService<FlowEngine>().Flows;
        var message = FlowWords.Message(flows, flows.Root, TurnRunner.ReplyMessage, ("text", FlowWords.Of(flows, english, sesotho)));
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Msisdn.TryParse(Number, null, out var number).ShouldBeTrue();
        var caller = new Caller(number, Hash(), "africastalking", "*384*266#", Sms: false);
        var contact = await gateway.Services.GetRequiredService<ContactStore>().EnsureAsync(
            transaction, caller, keepNumber: true, LesothoTime.DateOf(gateway.Time.GetUtcNow()), CancellationToken.None);
        await gateway.Services.GetRequiredService<OutboxStore>().EnqueueAsync(
            transaction, contact, "test/place-free", message, gateway.Time.GetUtcNow(), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private PhoneHash Hash()
    {
        Msisdn.TryParse(Number, null, out var number).ShouldBeTrue();
        return gateway.Hasher.Hash(number);
    }
}
