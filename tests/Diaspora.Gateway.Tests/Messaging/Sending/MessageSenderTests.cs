using System.Text.Json;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class MessageSenderTests
{
    [Fact]
    public async Task Messages_whose_value_is_missing_in_a_language_take_no_place_from_others_and_end_on_the_dead_list()
    {
        await using var gateway = await SendingGateway.StartAsync(set => set["Messaging:Concurrency"] = "4");
        var values = JsonSerializer.Serialize(new Dictionary<string, string?[]>
        {
            ["title"] = ["Choir", null], ["when"] = ["Sat 28 Nov"], ["place"] = ["Maseru", "Maseru"],
        });
        var turned = JsonSerializer.Serialize(new Dictionary<string, string?[]>
        {
            ["title"] = [null, "Khorale"], ["when"] = ["Sat 28 Nov"], ["place"] = ["Maseru", "Maseru"],
        });
        var contacts = await gateway.NewContactsAsync(20);
        var whole = await gateway.WriteAsync([.. contacts.Take(10).Select(c => c.Id)], new NewMessage { Category = "events" });
        var broken = await gateway.WriteAsync([.. contacts.Skip(10).Select(c => c.Id)], new NewMessage { Category = "events" });
        await FillAsync(gateway, whole, IsEnglishFirst(gateway) ? values : turned);
        await FillAsync(gateway, broken, IsEnglishFirst(gateway) ? turned : values);

        await gateway.DispatchAsync();
        gateway.Provider.Sent.Select(s => s.Reference.Id).Order().ShouldBe(whole.Order());
        var stored = await gateway.FindAsync(broken[0]);
        (stored.Status, stored.Reason).ShouldBe(("waiting", "unreadable"));
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            gateway.Time.Advance(TimeSpan.FromHours(2.6));
            gateway.Time.MoveTo(Awake(gateway.Time.GetUtcNow()));
            await gateway.DispatchAsync();
        }

        stored = await gateway.FindAsync(broken[0]);
        (stored.Status, stored.Reason).ShouldBe(("failed", "unreadable"));
        gateway.Provider.Sent.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Words_of_a_flow_that_this_node_does_not_have_yet_are_left_to_one_that_has_it()
    {
        await using var gateway = await SendingGateway.StartAsync();
        var id = await gateway.WriteAsync(new NewMessage { Worth = TimeSpan.FromDays(3) });
        await gateway.ExecuteAsync(
            "update messaging.outbox set text_id = null, flow = 'events', flow_version = 2, message = 'reminder', values_cipher = ''");

        await gateway.DispatchAsync();

        var stored = await gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("waiting", "text-missing"));
        while (stored.Status == "waiting")
        {
            gateway.Time.MoveTo(Awake(stored.DueAt));
            await gateway.DispatchAsync();
            stored = await gateway.FindAsync(id);
        }

        (stored.Status, stored.Reason, stored.Attempts).ShouldBe(("failed", "text-missing", (short)6));
        gateway.Provider.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(49, "sent")]
    [InlineData(51, "waiting")]
    [InlineData(70, "waiting")]
    [InlineData(3600, "expired")]
    public async Task A_node_that_stood_still_sends_nothing_that_another_one_may_have_taken_up(int seconds, string status)
    {
        await using var gateway = await SendingGateway.StartAsync();
        await gateway.WriteAsync(new NewMessage { Worth = TimeSpan.FromHours(1) });
        var claim = new Claim("one", "scripted", TimeSpan.FromMinutes(1), 10, 10, null);
        var message = (await gateway.Get<ClaimStore>().ClaimAsync(claim, gateway.Time.GetUtcNow(), CancellationToken.None)).ShouldHaveSingleItem();
        var way = gateway.Get<ProviderCircuits>().Choose(gateway.Get<RouteTable>().Find("one")!, 1).ShouldNotBeNull();
        gateway.Time.Advance(TimeSpan.FromSeconds(seconds));

        var settlement = await gateway.Get<MessageSender>().SendAsync(message, way);

        (settlement.Status, settlement.GivenBack).ShouldBe((status, status != "sent"));
        gateway.Provider.Sent.Count.ShouldBe(status == "sent" ? 1 : 0);
    }

    private static bool IsEnglishFirst(SendingGateway gateway) => gateway.Get<Diaspora.Flows.Definition.FlowSet>().LanguageIndex("en") == 0;

    /// <summary>The next noon when it is night.</summary>
    private static DateTimeOffset Awake(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(2)) is { Hour: < 8 or >= 19 } night
        ? new DateTimeOffset(night.Date.AddHours(night.Hour < 8 ? 12 : 36), TimeSpan.FromHours(2))
        : moment;

    private static Task FillAsync(SendingGateway gateway, IReadOnlyList<long> ids, string values) => gateway.ExecuteAsync(
        """
        update messaging.outbox
           set text_id = null, flow = 'events', flow_version = 1, message = 'reminder', values_cipher = @values, deliver_by = deliver_by + interval '5 days'
         where id = any(@ids)
        """,
        new { ids = ids.ToArray(), values = gateway.Get<FieldCipher>().Encrypt(OutboxStore.ValuesKind, values) });
}
