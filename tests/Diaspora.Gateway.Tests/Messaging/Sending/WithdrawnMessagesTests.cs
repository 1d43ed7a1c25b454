using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>What is not true any more, or is about somebody who is gone, does not leave by a retry or a replay.</summary>
public sealed class WithdrawnMessagesTests : IAsyncLifetime
{
    private static readonly StaffActor s_thabo = new("Thabo", StaffRole.Operator);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_cancelled_message_of_unknown_outcome_is_not_sent_again()
    {
        var id = await SendAsync(SendOutcome.Unknown);
        await CancelAsync(id);
        _gateway.Provider.Accept();

        _gateway.Time.Advance(s_patience);
        await _gateway.DispatchAsync();
        await _gateway.DispatchAsync();

        await ShouldBeCancelledAsync(id);
        _gateway.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_was_cancelled_while_it_was_sent_and_did_not_arrive_is_not_sent_again()
    {
        var id = await _gateway.WriteAsync();
        var accept = _gateway.Provider.Answer;
        _gateway.Provider.Answer = async (sms, token) =>
        {
            await CancelAsync(id);
            return await accept(sms, token);
        };
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("sent");

        await _gateway.ReportAsync(id, 1, ReportStatus.Undelivered, "unreachable");
        _gateway.Time.Advance(TimeSpan.FromHours(2));
        await _gateway.DispatchAsync();

        await ShouldBeCancelledAsync(id);
        _gateway.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_message_that_failed_is_not_on_the_dead_list_and_not_sent_again()
    {
        var id = await SendAsync(SendOutcome.Failed);
        await CancelAsync(id);
        var dead = _gateway.Get<DeadList>();

        (await dead.ListAsync(null, null, 10, CancellationToken.None)).ShouldBeEmpty();
        (await dead.ReplayAsync(s_thabo, id, null, CancellationToken.None)).ShouldBeFalse();

        (await _gateway.StatusAsync(id)).ShouldBe("failed");
    }

    [Fact]
    public async Task A_cancelled_message_that_arrived_all_the_same_counts_as_delivered()
    {
        var id = await SendAsync(SendOutcome.Unknown);
        await CancelAsync(id);

        await _gateway.Reports.TakeAsync(
            new DeliveryReport("scripted", new MessageReference(id, 1), null, null, ReportStatus.Delivered), CancellationToken.None);

        (await _gateway.StatusAsync(id)).ShouldBe("delivered");
    }

    [Fact]
    public async Task Who_erased_themselves_gets_nothing_of_what_waited_was_held_or_may_have_left()
    {
        var contact = (await _gateway.NewContactAsync()).Id;
        var news = new NewMessage { Category = "news" };
        _gateway.Provider.Say(SendOutcome.Unknown);
        var unknown = await _gateway.WriteAsync(contact, news);
        await _gateway.DispatchAsync();
        var held = await _gateway.WriteAsync(contact, new NewMessage { Broadcast = await _gateway.NewBroadcastAsync("paused") });
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(held)).ShouldBe("held");
        await _gateway.WriteAsync(contact, news);
        var kept = await _gateway.WriteAsync(contact);
        _gateway.Provider.Accept();

        await InTransactionAsync(transaction => OutboxStore.DropWaitingAsync(transaction, contact, ["service"], CancellationToken.None));
        await _gateway.ExecuteAsync("update messaging.broadcasts set state = 'running'");
        _gateway.Time.Advance(s_patience);
        await _gateway.DispatchAsync();
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(unknown)).ShouldBe("cancelled");
        (await _gateway.StatusAsync(kept)).ShouldBe("sent");
        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.outbox")).ShouldBe(2);
        _gateway.Provider.Sent.Select(s => s.Reference.Id).ShouldBe([unknown, kept]);
    }

    private async Task<long> SendAsync(SendOutcome outcome)
    {
        _gateway.Provider.Say(outcome);
        var id = await _gateway.WriteAsync();
        await _gateway.DispatchAsync();
        return id;
    }

    private async Task CancelAsync(long id)
    {
        var cause = await _gateway.ReadAsync<string>("select cause from messaging.outbox where id = @id", new { id });
        await InTransactionAsync(transaction =>
            OutboxStore.CancelAsync(transaction, [cause], contactId: null, "event-changed", _gateway.Time.GetUtcNow(), CancellationToken.None));
    }

    private async Task ShouldBeCancelledAsync(long id)
    {
        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("cancelled", "event-changed"));
    }

    private async Task InTransactionAsync(Func<NpgsqlTransaction, Task> act)
    {
        await using var connection = await _gateway.Whole.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await act(transaction);
        await transaction.CommitAsync();
    }
}
