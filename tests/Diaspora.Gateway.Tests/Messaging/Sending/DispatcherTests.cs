using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class DispatcherTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_message_leaves_with_its_words_its_sender_and_how_long_it_is_worth_something()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var id = await _gateway.WriteAsync(contact, new NewMessage { Worth = TimeSpan.FromHours(2) });

        await _gateway.DispatchAsync();

        var sms = _gateway.Provider.Sent.ShouldHaveSingleItem();
        sms.To.ShouldBe(number);
        sms.Sender.ShouldBe("30333");
        sms.Text.ShouldContain("Good news");
        sms.Validity.ShouldBe(TimeSpan.FromHours(2));
        sms.Reference.ShouldBe(new MessageReference(id, 1));
        var stored = await _gateway.FindAsync(id);
        stored.Status.ShouldBe("sent");
        stored.Attempts.ShouldBe((short)1);
        (stored.Provider, stored.ProviderId, stored.Segments).ShouldBe(("scripted", $"id-{id}-1", (short)1));
    }

    [Fact]
    public async Task A_provider_goes_on_trying_for_ten_hours_at_most()
    {
        await _gateway.WriteAsync(new NewMessage { Worth = TimeSpan.FromDays(3) });

        await _gateway.DispatchAsync();

        _gateway.Provider.Sent.Single().Validity.ShouldBe(TimeSpan.FromHours(10));
    }

    [Fact]
    public async Task What_is_not_due_waits()
    {
        var id = await _gateway.WriteAsync(new NewMessage { DueIn = TimeSpan.FromMinutes(1) });
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("waiting");

        _gateway.Time.Advance(TimeSpan.FromMinutes(1));
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("sent");
    }

    [Fact]
    public async Task Two_nodes_together_send_each_message_once()
    {
        var contacts = await _gateway.NewContactsAsync(2000);
        await _gateway.WriteAsync([.. contacts.Select(c => c.Id)], new NewMessage { Priority = 3 });
        var another = _gateway.AnotherDispatcher();

        await Task.WhenAll(_gateway.DispatchAsync(), another.DrainAsync(CancellationToken.None));

        _gateway.Provider.Sent.Select(s => s.To).Order().ShouldBe(contacts.Select(c => c.Number).Order());
        (await _gateway.CountAsync()).ShouldBe(new Dictionary<string, int> { ["sent"] = 2000 });
    }

    [Fact]
    public async Task What_is_urgent_leaves_first_and_finds_room_beside_a_broadcast_that_fills_every_other_place()
    {
        var contacts = await _gateway.NewContactsAsync(200);
        await _gateway.WriteAsync([.. contacts.Select(c => c.Id)], new NewMessage { Priority = 3 });
        var confirmation = await _gateway.WriteAsync(new NewMessage { Category = "requested", Priority = 0 });
        var goOn = new TaskCompletionSource();
        var full = new TaskCompletionSource();
        var urgent = new TaskCompletionSource();
        _gateway.Provider.Answer = async (sms, _) =>
        {
            // What is written later has a higher number; it may leave before the test has been told it.
            if (sms.Reference.Id > confirmation) urgent.SetResult();
            else if (_gateway.Provider.Sent.Count == 57) full.SetResult();
            if (sms.Reference.Id < confirmation) await goOn.Task;
            return new SendResult(SendOutcome.Accepted);
        };

        var drain = _gateway.DispatchAsync();
        await full.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _gateway.Provider.Sent.ShouldContain(s => s.Reference.Id == confirmation);
        await _gateway.WriteAsync(new NewMessage { Category = "requested", Priority = 0 });
        _gateway.Dispatcher.Pumps.Single().Wake();
        await urgent.Task.WaitAsync(TimeSpan.FromSeconds(20));

        goOn.SetResult();
        await drain;
        _gateway.Provider.Sent.Count.ShouldBe(202);
        _gateway.Provider.MostUnderWay.ShouldBeLessThanOrEqualTo(64);
    }

    [Fact]
    public async Task A_slow_send_does_not_hold_back_the_record_of_the_others()
    {
        var slow = await _gateway.WriteAsync();
        var quick = await _gateway.WriteAsync();
        var goOn = new TaskCompletionSource();
        _gateway.Provider.Answer = async (sms, _) =>
        {
            if (sms.Reference.Id == slow) await goOn.Task;
            return new SendResult(SendOutcome.Accepted);
        };

        var drain = _gateway.DispatchAsync();

        await UntilAsync(async () => await _gateway.StatusAsync(quick) == "sent");
        (await _gateway.StatusAsync(slow)).ShouldBe("sending");
        goOn.SetResult();
        await drain;
        (await _gateway.StatusAsync(slow)).ShouldBe("sent");
    }

    [Fact]
    public async Task After_stop_nothing_leaves_but_answers_and_confirmations()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var notice = await _gateway.WriteAsync(contact);
        var held = await _gateway.WriteAsync(contact, new NewMessage { Category = "reply", Priority = 0 });
        await _gateway.ExecuteAsync(
            "insert into messaging.suppressions (phone_hash, since, source) values (@hash, now(), 'reply')",
            new { hash = _gateway.HashOf(number).ToBytes() });
        var confirmation = await _gateway.WriteAsync(contact, new NewMessage { Category = "optout", Priority = 0 });

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(notice);
        (stored.Status, stored.Reason).ShouldBe(("cancelled", "opted-out"));
        stored.SettledAt.ShouldNotBeNull();
        _gateway.Provider.Sent.Select(s => s.Reference.Id).Order().ShouldBe([held, confirmation]);
    }

    [Fact]
    public async Task A_stop_that_comes_while_the_text_is_being_sent_ends_its_retry()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var id = await _gateway.WriteAsync(contact);
        _gateway.Provider.Answer = async (_, _) =>
        {
            await _gateway.StopAsync(number);
            return new SendResult(SendOutcome.TryLater);
        };
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("waiting");

        _gateway.Time.Advance(TimeSpan.FromHours(1));
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("cancelled");
        _gateway.Provider.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("stopped", "cancelled", "stopped")]
    [InlineData("paused", "held", null)]
    [InlineData("running", "sent", null)]
    public async Task A_broadcast_is_looked_at_again_for_each_message(string state, string status, string? reason)
    {
        var id = await _gateway.WriteAsync(
            new NewMessage { Category = "news", Priority = 3, Broadcast = await _gateway.NewBroadcastAsync(state) });

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe((status, reason));
    }

    [Fact]
    public async Task What_has_become_worthless_expires()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Worth = TimeSpan.FromHours(1) });
        _gateway.Time.Advance(TimeSpan.FromHours(1));

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("expired", "too-late"));
        _gateway.Provider.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_contact_whose_number_was_deleted_is_not_reached()
    {
        var id = await _gateway.WriteAsync();
        await _gateway.ExecuteAsync("update contacts.contacts set phone_cipher = null");

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("failed", "no-number"));
    }

    private static async Task UntilAsync(Func<Task<bool>> trueAsync)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await trueAsync()) await Task.Delay(10, patience.Token);
    }
}
