namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>What waited too long for its hour waits for the next one.</summary>
public sealed class QuietSendingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_evening = SendingGateway.Monday.AddHours(9);
    private static readonly DateTimeOffset s_nextMorning = SendingGateway.Monday.AddHours(20);
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("news", 20)]
    [InlineData("service", 19)]
    public async Task A_message_that_falls_into_quiet_hours_is_put_off_without_using_an_attempt(string category, int hoursUntil)
    {
        var id = await _gateway.WriteAsync(new NewMessage { Category = category });
        _gateway.Time.MoveTo(s_evening);

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Attempts, stored.DueAt).ShouldBe(("waiting", (short)0, SendingGateway.Monday.AddHours(hoursUntil)));
        _gateway.Time.MoveTo(stored.DueAt);
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("sent");
    }

    [Fact]
    public async Task What_the_morning_would_be_too_late_for_expires()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Category = "news", Worth = TimeSpan.FromHours(12) });
        _gateway.Time.MoveTo(s_evening);

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("expired", "too-late"));
    }

    [Fact]
    public async Task An_answer_and_an_emergency_do_not_wait_for_the_morning()
    {
        var answer = await _gateway.WriteAsync(new NewMessage { Category = "requested", Priority = 0 });
        var urgent = await _gateway.WriteAsync(
            new NewMessage { Category = "news", Priority = 3, Broadcast = await _gateway.NewBroadcastAsync(urgent: true) });
        _gateway.Time.MoveTo(s_evening);

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(answer)).ShouldBe("sent");
        (await _gateway.StatusAsync(urgent)).ShouldBe("sent");
    }

    [Fact]
    public async Task A_broadcast_is_put_off_place_by_place_and_goes_on_elsewhere()
    {
        var broadcast = await _gateway.NewBroadcastAsync();
        var contacts = await _gateway.NewContactsAsync(600);
        var news = new NewMessage { Category = "news", Priority = 3, Broadcast = broadcast };
        await _gateway.WriteAsync([.. contacts.Take(400).Select(c => c.Id)], news);
        var abroad = await _gateway.WriteAsync([.. contacts.Skip(400).Select(c => c.Id)], news with { Place = "BR" });
        var shortLived = await _gateway.WriteAsync((await _gateway.NewContactAsync()).Id, news with { Worth = TimeSpan.FromHours(12) });
        _gateway.Time.MoveTo(s_evening);

        await _gateway.DispatchAsync();

        _gateway.Provider.Sent.Select(s => s.Reference.Id).Order().ShouldBe(abroad.Order());
        (await _gateway.StatusAsync(shortLived)).ShouldBe("expired");
        (await _gateway.ReadAsync<int>(
            "select count(*)::int from messaging.outbox where status = 'waiting' and attempts = 0 and due_at = @s_nextMorning",
            new { s_nextMorning })).ShouldBe(400);
        _gateway.Time.MoveTo(s_nextMorning);
        await _gateway.DispatchAsync();
        _gateway.Provider.Sent.Count.ShouldBe(600);
    }

    [Fact]
    public async Task Messages_of_a_broadcast_that_cannot_be_put_off_together_are_put_off_one_by_one()
    {
        var news = new NewMessage { Category = "news", Priority = 3, Broadcast = await _gateway.NewBroadcastAsync() };
        var contacts = await _gateway.NewContactsAsync(100);
        await _gateway.WriteAsync([.. contacts.Select(c => c.Id)], news);
        await _gateway.ExecuteAsync(
            """
            create function fail() returns trigger language plpgsql as $$ begin raise 'No.'; end $$;
            create trigger fails before update on messaging.outbox for each row
              when (old.status = 'waiting' and new.status = 'waiting') execute function fail();
            """);
        _gateway.Time.MoveTo(s_evening);

        await _gateway.DispatchAsync();

        (await _gateway.ReadAsync<int>(
            "select count(*)::int from messaging.outbox where status = 'waiting' and due_at = @s_nextMorning", new { s_nextMorning })).ShouldBe(100);
    }
}
