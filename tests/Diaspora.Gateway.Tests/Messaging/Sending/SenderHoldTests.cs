using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class SenderHoldTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _gateway = await SendingGateway.StartAsync(set =>
        {
            set["Messaging:Routes:two:Provider"] = "scripted";
            set["Messaging:Routes:two:Sender"] = "Basotho";
            set["Messaging:Routes:two:SegmentsPerSecond"] = "10000";
        });
        _gateway.Provider.Answer = (sms, _) => Task.FromResult(sms.Sender == "30333"
            ? new SendResult(SendOutcome.SenderRefused, Reason: "sender") : new SendResult(SendOutcome.Accepted));
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_sender_that_is_refused_stops_its_own_route_alone_and_the_operator_is_told()
    {
        var refused = await _gateway.WriteAsync();
        await _gateway.DispatchAsync();
        var later = await _gateway.WriteAsync();
        var other = await _gateway.WriteAsync(new NewMessage { Route = "two" });

        await _gateway.DispatchAsync();

        foreach (var id in new[] { refused, later })
        {
            var stored = await _gateway.FindAsync(id);
            (stored.Status, stored.Attempts).ShouldBe(("waiting", (short)0));
        }

        (await _gateway.StatusAsync(other)).ShouldBe("sent");
        _gateway.Provider.Sent.Count.ShouldBe(2);
        SuiteLog.Lines.ShouldContain(l => l.StartsWith("Error") && l.Contains("route one") && l.Contains("refuses its sender"));
    }

    [Fact]
    public async Task After_a_minute_one_message_tries_it_and_the_others_follow_when_it_is_taken()
    {
        foreach (var _ in Enumerable.Range(0, 5)) await _gateway.WriteAsync();
        await _gateway.DispatchAsync();
        var before = _gateway.Provider.Sent.Count;
        _gateway.Time.Advance(ProviderCircuit.RefusedPause);
        await _gateway.DispatchAsync();
        _gateway.Provider.Sent.Count.ShouldBe(before + 1);

        _gateway.Provider.Accept();
        _gateway.Time.Advance(ProviderCircuit.RefusedPause);
        await _gateway.DispatchAsync();

        (await _gateway.CountAsync()).ShouldBe(new Dictionary<string, int> { ["sent"] = 5 });
    }

    [Fact]
    public async Task The_fall_back_may_be_another_sender_of_the_same_provider()
    {
        await using var gateway = await SendingGateway.StartAsync(set =>
        {
            UnknownOutcomeTests.Fallback(set);
            set["Messaging:Routes:two:Provider"] = "scripted";
        });
        gateway.Provider.Answer = _gateway.Provider.Answer;
        var id = await gateway.WriteAsync();

        await gateway.DispatchAsync();

        (await gateway.StatusAsync(id)).ShouldBe("sent");
        gateway.Provider.Sent.Select(s => s.Sender).ShouldBe(["30333", "Basotho"]);
    }
}
