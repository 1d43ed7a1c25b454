using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>A node ends while it sends, or a provider does not answer: nothing is lost, and nobody is texted twice without need.</summary>
public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_send_whose_node_ended_is_sent_again_once_when_no_report_comes()
    {
        var id = await LoseAsync("service");
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("unknown");
        _gateway.Time.Advance(s_patience - TimeSpan.FromSeconds(1));
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("unknown");

        _gateway.Time.Advance(TimeSpan.FromSeconds(1));
        await _gateway.DispatchAsync();
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        _gateway.Provider.Sent.ShouldHaveSingleItem().Reference.ShouldBe(new MessageReference(id, 2));
    }

    [Fact]
    public async Task A_text_whose_outcome_stays_unknown_twice_is_not_sent_a_third_time()
    {
        var id = await _gateway.WriteAsync();
        _gateway.Provider.Say(SendOutcome.Unknown);
        for (var time = 0; time < 4; time++)
        {
            await _gateway.DispatchAsync();
            _gateway.Time.Advance(s_patience);
        }

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("failed", "unknown-outcome"));
        _gateway.Provider.Sent.Select(s => s.Reference.Attempt).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData("delivered", "delivered")]
    [InlineData("accepted", "sent")]
    public async Task A_report_settles_it_and_nothing_is_sent_again(string status, string stored)
    {
        var id = await LoseAsync("service");
        await _gateway.DispatchAsync();

        await TakeAsync(new MessageReference(id, 1), ReportWords.Read(status));
        _gateway.Time.Advance(s_patience);
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe(stored);
        _gateway.Provider.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_text_is_never_sent_again()
    {
        var id = await LoseAsync("private");
        await _gateway.DispatchAsync();
        _gateway.Time.Advance(s_patience);

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason).ShouldBe(("failed", "unknown-outcome"));
        _gateway.Provider.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_repeating_is_safe_a_lost_send_is_sent_again_at_once_under_the_same_reference()
    {
        _gateway.Provider.SafeToRepeat = true;
        var id = await LoseAsync("private");

        await _gateway.DispatchAsync();

        _gateway.Provider.Sent.ShouldHaveSingleItem().Reference.ShouldBe(new MessageReference(id, 1));
    }

    [Fact]
    public async Task An_outcome_that_is_written_after_the_lease_counts()
    {
        var id = await _gateway.WriteAsync();
        _gateway.Provider.Answer = async (sms, _) =>
        {
            _gateway.Time.Advance(s_lease);
            await _gateway.Get<OverdueSends>().RunAsync(CancellationToken.None);
            (await _gateway.StatusAsync(id)).ShouldBe("unknown");
            return new SendResult(SendOutcome.Accepted, $"id-{sms.Reference}");
        };

        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.ProviderId).ShouldBe(("sent", $"id-{id}-1"));
    }

    [Fact]
    public async Task A_report_that_names_the_phone_alone_is_that_of_the_text_nobody_knows_about()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var before = await _gateway.WriteAsync(contact);
        await _gateway.DispatchAsync();
        _gateway.Provider.Say(SendOutcome.Unknown);
        var id = await _gateway.WriteAsync(contact);
        await _gateway.DispatchAsync();

        await _gateway.Reports.TakeAsync(
            new DeliveryReport("scripted", null, "never-learnt", _gateway.HashOf(number), ReportStatus.Accepted), CancellationToken.None);
        await _gateway.Reports.TakeAsync(
            new DeliveryReport("scripted", null, "never-learnt", _gateway.HashOf(number), ReportStatus.Delivered), CancellationToken.None);

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.ProviderId).ShouldBe(("delivered", "never-learnt"));
        (await _gateway.StatusAsync(before)).ShouldBe("sent");
    }

    [Fact]
    public async Task A_report_by_phone_that_comes_before_we_give_up_waiting_is_kept_for_the_text()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var id = await _gateway.WriteAsync(contact);
        _gateway.Provider.Answer = async (_, _) =>
        {
            await _gateway.Reports.TakeAsync(
                new DeliveryReport("scripted", null, "never-learnt", _gateway.HashOf(number), ReportStatus.Delivered), CancellationToken.None);
            return new SendResult(SendOutcome.Unknown);
        };
        await _gateway.DispatchAsync();

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("delivered");
        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.early_reports")).ShouldBe(0);
    }

    [Fact]
    public async Task A_text_of_unknown_outcome_stays_with_its_provider()
    {
        await using var gateway = await SendingGateway.StartAsync(Fallback);
        var id = await gateway.WriteAsync();
        gateway.Provider.Say(SendOutcome.Unknown);
        await gateway.DispatchAsync();
        gateway.Provider.Say(SendOutcome.RouteDown);
        var next = await gateway.WriteAsync();
        await gateway.DispatchAsync();
        gateway.Time.Advance(s_patience);
        await gateway.WriteAsync();
        await gateway.DispatchAsync();

        gateway.Other.Sent.Count.ShouldBe(2);
        gateway.Other.Sent.ShouldContain(s => s.Reference.Id == next);
        gateway.Other.Sent.ShouldNotContain(s => s.Reference.Id == id);
        (await gateway.StatusAsync(id)).ShouldBe("waiting");
        gateway.Time.Advance(ProviderCircuit.RefusedPause);
        gateway.Provider.Accept();
        await gateway.DispatchAsync();
        (await gateway.StatusAsync(id)).ShouldBe("sent");
        gateway.Other.Sent.ShouldNotContain(s => s.Reference.Id == id);
    }

    internal static void Fallback(Dictionary<string, string> settings)
    {
        settings["Messaging:Routes:one:Fallback"] = "two";
        settings["Messaging:Routes:two:Provider"] = "other";
        settings["Messaging:Routes:two:Sender"] = "Basotho";
        settings["Messaging:Routes:two:SegmentsPerSecond"] = "10000";
    }

    /// <summary>A message that a node took up and never wrote of again, after its lease.</summary>
    private async Task<long> LoseAsync(string category)
    {
        var id = await _gateway.WriteAsync(new NewMessage { Category = category });
        var claim = new Claim("one", "scripted", s_lease, 10, 10, null);
        (await _gateway.Get<ClaimStore>().ClaimAsync(claim, _gateway.Time.GetUtcNow(), CancellationToken.None)).ShouldHaveSingleItem();
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("sending");
        _gateway.Time.Advance(s_lease);
        return id;
    }

    private Task TakeAsync(MessageReference reference, ReportStatus status) =>
        _gateway.Reports.TakeAsync(new DeliveryReport("scripted", reference, null, null, status), CancellationToken.None);
}
