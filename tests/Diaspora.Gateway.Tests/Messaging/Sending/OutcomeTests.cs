using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class OutcomeTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task What_is_on_the_phone_already_is_delivered()
    {
        var id = await _gateway.WriteAsync();
        _gateway.Provider.Say(SendOutcome.Delivered);

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        stored.Status.ShouldBe("delivered");
        stored.SettledAt.ShouldNotBeNull().ShouldBe(SendingGateway.Monday);
    }

    [Fact]
    public async Task What_did_not_leave_is_tried_again_after_pauses_that_grow_until_it_is_dead()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Category = "requested", Worth = TimeSpan.FromDays(3) });
        _gateway.Provider.Say(SendOutcome.TryLater, "provider-busy", TimeSpan.Zero);
        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt < 6; attempt++)
        {
            await _gateway.DispatchAsync();
            var waiting = await _gateway.FindAsync(id);
            (waiting.Status, waiting.Attempts, waiting.Reason).ShouldBe(("waiting", (short)attempt, "provider-busy"));
            pauses.Add(waiting.DueAt - _gateway.Time.GetUtcNow());
            _gateway.Time.MoveTo(waiting.DueAt);
        }

        await _gateway.DispatchAsync();

        var dead = await _gateway.FindAsync(id);
        (dead.Status, dead.Attempts, dead.Reason).ShouldBe(("failed", (short)6, "provider-busy"));
        dead.SettledAt.ShouldNotBeNull();
        pauses.ShouldBeInOrder();
        pauses[0].ShouldBeInRange(TimeSpan.FromSeconds(22), TimeSpan.FromSeconds(38));
        pauses[4].ShouldBeInRange(TimeSpan.FromHours(1.4), TimeSpan.FromHours(2.6));
        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.failed_attempts where message_id = @id", new { id })).ShouldBe(6);
        _gateway.Provider.Sent.Select(s => s.Reference.Attempt).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void Messages_that_failed_together_do_not_return_together() =>
        Enumerable.Range(0, 20).Select(_ => RetryPauses.After(2)).Distinct().Count().ShouldBeGreaterThan(10);

    [Fact]
    public async Task A_provider_that_names_a_pause_is_left_alone_for_it()
    {
        var id = await _gateway.WriteAsync();
        _gateway.Provider.Say(SendOutcome.TryLater, "rate", TimeSpan.FromHours(1));

        await _gateway.DispatchAsync();

        (await _gateway.FindAsync(id)).DueAt.ShouldBe(SendingGateway.Monday.AddHours(1));
    }

    [Fact]
    public async Task What_could_only_be_tried_again_too_late_expires()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Worth = TimeSpan.FromSeconds(10) });
        _gateway.Provider.Say(SendOutcome.TryLater);

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("expired");
    }

    [Fact]
    public async Task What_never_will_leave_fails_at_once_and_says_why()
    {
        var id = await _gateway.WriteAsync();
        _gateway.Provider.Say(SendOutcome.Failed, "invalid-number");

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("failed", "invalid-number"));
        (await _gateway.ReadAsync<string>("select reason from messaging.failed_attempts where message_id = @id", new { id })).ShouldBe("invalid-number");
    }

    [Fact]
    public async Task A_person_whom_the_provider_knows_to_want_nothing_gets_nothing_else()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var id = await _gateway.WriteAsync(contact);
        var later = await _gateway.WriteAsync(contact, new NewMessage { DueIn = TimeSpan.FromHours(1) });
        _gateway.Provider.Say(SendOutcome.OptedOut);

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("failed", "opted-out"));
        (await _gateway.StatusAsync(later)).ShouldBe("cancelled");
        (await _gateway.ReadAsync<string>(
            "select source from messaging.suppressions where phone_hash = @hash", new { hash = _gateway.HashOf(number).ToBytes() })).ShouldBe("provider");
    }

    [Fact]
    public async Task Nobody_knows_the_outcome_of_a_send_that_takes_too_long_or_breaks()
    {
        var gateway = await SendingGateway.StartAsync(set => set["Messaging:SendTimeout"] = "00:00:00.200");
        await using var _ = gateway;
        var late = await gateway.WriteAsync();
        gateway.Provider.Answer = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Waited for ever.");
        };
        await gateway.DispatchAsync();
        var broken = await gateway.WriteAsync();
        gateway.Provider.Answer = (_, _) => throw new InvalidOperationException("A fault of the provider's code.");

        await gateway.DispatchAsync();

        foreach (var id in new[] { late, broken })
        {
            var stored = await gateway.FindAsync(id);
            (stored.Status, stored.Reason).ShouldBe(("unknown", "unknown-outcome"));
            stored.LeaseUntil.ShouldBe(SendingGateway.Monday.AddMinutes(10));
        }
    }

    [Fact]
    public async Task Where_repeating_is_safe_an_unknown_outcome_is_simply_tried_again_under_the_same_reference()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Category = "private" });
        _gateway.Provider.SafeToRepeat = true;
        _gateway.Provider.Say(SendOutcome.Unknown);
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("waiting");
        _gateway.Provider.Accept();
        _gateway.Time.Advance(TimeSpan.FromMinutes(1));

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        _gateway.Provider.Sent.Select(s => s.Reference).ShouldBe([new(id, 1), new(id, 1)]);
    }

    [Fact]
    public async Task A_message_that_was_deleted_while_it_was_sent_spoils_nothing()
    {
        var gone = await _gateway.WriteAsync();
        var stays = await _gateway.WriteAsync();
        _gateway.Provider.Answer = async (sms, _) =>
        {
            if (sms.Reference.Id == gone) await _gateway.ExecuteAsync("delete from messaging.outbox where id = @gone", new { gone });
            return new SendResult(SendOutcome.Failed, Reason: "invalid-number");
        };

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(stays)).ShouldBe("failed");
    }

    [Fact]
    public void A_message_on_its_way_says_nothing_of_itself() =>
        new OutgoingSms(new MessageReference(7, 1), "+26658999999", "30333", "words", TimeSpan.Zero).ToString().ShouldBe("message 7-1");
}
