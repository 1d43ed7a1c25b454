using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class SettlementStoreTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task An_outcome_that_is_written_twice_leaves_the_send_alone_that_began_between()
    {
        var id = await _gateway.WriteAsync();
        var first = await ClaimAsync();
        var outcome = _gateway.Get<SettlementRules>().NotNow(first, TimeSpan.Zero);
        await WriteAsync(outcome);
        (await _gateway.StatusAsync(id)).ShouldBe("waiting");
        (await ClaimAsync()).Reference.ShouldBe(first.Reference);

        await WriteAsync(outcome);

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Attempts).ShouldBe(("sending", (short)1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outcomes_with_and_without_a_next_time_are_written_together_in_any_order(bool laterFirst)
    {
        var sent = await _gateway.WriteAsync();
        var first = await ClaimAsync();
        var put = await _gateway.WriteAsync();
        var second = await ClaimAsync();
        var rules = _gateway.Get<SettlementRules>();
        Settlement[] both =
        [
            rules.Of(first, new SendResult(SendOutcome.Accepted), 1, safeToRepeat: false),
            rules.Of(second, new SendResult(SendOutcome.TryLater), 1, safeToRepeat: false),
        ];

        await _gateway.Get<SettlementStore>().WriteAsync(
            laterFirst ? [both[1], both[0]] : both, _gateway.Time.GetUtcNow(), CancellationToken.None);

        (await _gateway.StatusAsync(sent)).ShouldBe("sent");
        (await _gateway.StatusAsync(put)).ShouldBe("waiting");
    }

    [Fact]
    public async Task Early_reports_that_cannot_be_taken_hold_up_no_outcome()
    {
        var id = await _gateway.WriteAsync();
        await _gateway.ExecuteAsync("alter table messaging.early_reports rename to elsewhere");
        var pump = _gateway.Dispatcher.Pumps.Single();

        await pump.PumpAsync(CancellationToken.None);
        await pump.SettleAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

        (await _gateway.StatusAsync(id)).ShouldBe("sent");
    }

    private async Task<ClaimedMessage> ClaimAsync()
    {
        var claim = new Claim("one", "scripted", TimeSpan.FromMinutes(1), 10, 10, null);
        return (await _gateway.Get<ClaimStore>().ClaimAsync(claim, _gateway.Time.GetUtcNow(), CancellationToken.None)).ShouldHaveSingleItem();
    }

    private Task WriteAsync(Settlement settlement) =>
        _gateway.Get<SettlementStore>().WriteAsync([settlement], _gateway.Time.GetUtcNow(), CancellationToken.None);
}
