using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class DeliveryReportsTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("delivered", "delivered")]
    [InlineData("delivered", "accepted", "delivered")]
    [InlineData("delivered", "delivered", "accepted")]
    [InlineData("delivered", "delivered", "delivered")]
    [InlineData("delivered", "delivered", "failed")]
    [InlineData("delivered", "delivered", "undelivered")]
    [InlineData("delivered", "failed", "delivered")]
    [InlineData("delivered", "undelivered", "delivered")]
    [InlineData("delivered", "undelivered", "accepted", "delivered")]
    [InlineData("failed", "failed", "accepted")]
    [InlineData("failed", "failed", "failed")]
    [InlineData("failed", "failed", "undelivered")]
    [InlineData("failed", "undelivered", "failed")]
    [InlineData("waiting", "undelivered", "accepted")]
    [InlineData("waiting", "undelivered", "undelivered")]
    [InlineData("sent", "accepted", "accepted")]
    public async Task Statuses_only_move_forward_however_reports_come(string status, params string[] reports)
    {
        var id = await SentAsync();

        foreach (var report in reports) await _gateway.ReportAsync(id, 1, ReportWords.Read(report));

        (await _gateway.StatusAsync(id)).ShouldBe(status);
        (await _gateway.FindAsync(id)).Attempts.ShouldBe((short)1);
    }

    [Theory]
    [InlineData("delivered", "delivered")]
    [InlineData("failed", "failed")]
    [InlineData("waiting", "undelivered")]
    [InlineData("sent", "accepted")]
    public async Task A_report_that_overtakes_our_own_write_counts(string status, string report)
    {
        foreach (var byReference in new[] { true, false })
        {
            var id = await _gateway.WriteAsync();
            _gateway.Provider.Answer = async (sms, _) =>
            {
                var early = byReference
                    ? new DeliveryReport("scripted", sms.Reference, null, null, ReportWords.Read(report))
                    : new DeliveryReport("scripted", null, $"id-{sms.Reference}", null, ReportWords.Read(report));
                await _gateway.Reports.TakeAsync(early, CancellationToken.None);
                return new SendResult(SendOutcome.Accepted, $"id-{sms.Reference}");
            };

            await _gateway.DispatchAsync();

            var stored = await _gateway.FindAsync(id);
            stored.Status.ShouldBe(status);
            (stored.ProviderId, stored.Segments).ShouldBe(($"id-{id}-1", (short)1));
        }

        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.early_reports")).ShouldBe(0);
    }

    [Fact]
    public async Task A_report_of_an_earlier_attempt_that_did_arrive_after_all_takes_back_the_retry()
    {
        var id = await SentAsync();
        await _gateway.ReportAsync(id, 1, ReportStatus.Undelivered, "absent");
        (await _gateway.StatusAsync(id)).ShouldBe("waiting");

        await _gateway.ReportAsync(id, 1, ReportStatus.Delivered);
        _gateway.Time.Advance(TimeSpan.FromHours(1));
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("delivered");
        _gateway.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_of_an_earlier_attempt_says_nothing_of_the_later_one()
    {
        var id = await SentAsync();
        await _gateway.ReportAsync(id, 1, ReportStatus.Undelivered);
        _gateway.Time.Advance(TimeSpan.FromHours(1));
        await _gateway.DispatchAsync();
        (await _gateway.FindAsync(id)).Attempts.ShouldBe((short)2);

        await _gateway.ReportAsync(id, 1, ReportStatus.Failed);
        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        await _gateway.ReportAsync(id, 1, ReportStatus.Delivered);

        (await _gateway.StatusAsync(id)).ShouldBe("delivered");
    }

    [Fact]
    public async Task What_did_not_arrive_is_tried_again_while_attempts_and_time_last()
    {
        var id = await SentAsync();
        for (var attempt = 1; attempt < 6; attempt++)
        {
            await _gateway.ReportAsync(id, attempt, ReportStatus.Undelivered, "absent");
            var waiting = await _gateway.FindAsync(id);
            (waiting.Status, waiting.Reason).ShouldBe(("waiting", "absent"));
            _gateway.Time.MoveTo(waiting.DueAt);
            await _gateway.DispatchAsync();
        }

        await _gateway.ReportAsync(id, 6, ReportStatus.Undelivered, "absent");

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Reason, stored.Attempts).ShouldBe(("failed", "absent", (short)6));
        _gateway.Provider.Sent.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_private_text_that_did_not_arrive_is_not_tried_again()
    {
        var id = await SentAsync(new NewMessage { Category = "private" });

        await _gateway.ReportAsync(id, 1, ReportStatus.Undelivered, "absent");

        (await _gateway.StatusAsync(id)).ShouldBe("failed");
    }

    [Fact]
    public async Task Failures_of_a_phone_are_counted_until_one_message_arrives()
    {
        var (contact, _) = await _gateway.NewContactAsync();
        var ids = new[] { await SentAsync(contact), await SentAsync(contact), await SentAsync(contact), await SentAsync(contact) };
        foreach (var id in ids[..3]) await _gateway.ReportAsync(id, 1, ReportStatus.Failed, "unreachable");
        await _gateway.ReportAsync(ids[0], 1, ReportStatus.Failed, "unreachable");
        (await _gateway.ReadAsync<int>("select failures from messaging.failing where contact_id = @contact", new { contact })).ShouldBe(3);

        await _gateway.ReportAsync(ids[3], 1, ReportStatus.Delivered);

        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.failing")).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_opt_out_that_a_report_tells_of_is_taken_over(bool known)
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var id = await SentAsync(contact);
        var later = await _gateway.WriteAsync(contact, new NewMessage { DueIn = TimeSpan.FromHours(1) });

        var report = known
            ? new DeliveryReport("scripted", new MessageReference(id, 1), null, null, ReportStatus.OptedOut)
            : new DeliveryReport("scripted", null, "nobody's", _gateway.HashOf(number), ReportStatus.OptedOut);
        await _gateway.Reports.TakeAsync(report, CancellationToken.None);

        (await _gateway.StatusAsync(id)).ShouldBe(known ? "failed" : "sent");
        (await _gateway.StatusAsync(later)).ShouldBe("cancelled");
        (await _gateway.ReadAsync<string>("select source from messaging.suppressions")).ShouldBe("provider");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_opt_out_that_is_reported_again_does_not_undo_a_start(bool known)
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var id = await SentAsync(contact);
        var report = known
            ? new DeliveryReport("scripted", new MessageReference(id, 1), null, _gateway.HashOf(number), ReportStatus.OptedOut)
            : new DeliveryReport("scripted", null, "nobody's", _gateway.HashOf(number), ReportStatus.OptedOut);
        await _gateway.Reports.TakeAsync(report, CancellationToken.None);
        (await _gateway.ReadAsync<int>("with gone as (delete from messaging.suppressions returning 1) select count(*)::int from gone")).ShouldBe(1);

        await _gateway.Reports.TakeAsync(report, CancellationToken.None);

        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.suppressions")).ShouldBe(0);
    }

    [Theory]
    [InlineData("unexplained")]
    [InlineData("provider-silent")]
    public async Task What_may_have_arrived_all_the_same_is_sent_once_more_and_no_oftener(string reason)
    {
        var id = await SentAsync();
        await _gateway.ReportAsync(id, 1, ReportStatus.Undelivered, reason);
        (await _gateway.StatusAsync(id)).ShouldBe("waiting");
        _gateway.Time.Advance(TimeSpan.FromMinutes(5));
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("sent");

        await _gateway.ReportAsync(id, 2, ReportStatus.Undelivered, reason);

        (await _gateway.StatusAsync(id)).ShouldBe("failed");
    }

    [Fact]
    public async Task Reports_of_messages_that_nobody_knows_change_nothing_and_are_kept()
    {
        var id = await SentAsync();
        DeliveryReport[] strange =
        [
            new("scripted", null, "nobody's", null, ReportStatus.Delivered),
            new("scripted", new MessageReference(long.MaxValue, 1), null, null, ReportStatus.Delivered),
            new("scripted", new MessageReference(id, 2), null, null, ReportStatus.Delivered),
            new("other", new MessageReference(id, 1), null, null, ReportStatus.Delivered),
            new("other", null, ScriptedProvider.IdOf(id, 1), null, ReportStatus.Delivered),
            new("scripted", null, "broken\0id", null, ReportStatus.Delivered),
            new("scripted", null, new string('x', 5000), null, ReportStatus.Delivered),
            new("scripted", null, null, null, ReportStatus.Delivered),
        ];

        await _gateway.Reports.TakeAsync(strange, CancellationToken.None);
        await _gateway.Reports.TakeAsync(strange, CancellationToken.None);

        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.early_reports")).ShouldBe(2);
    }

    [Fact]
    public async Task Many_reports_at_once_in_any_order_are_all_stored_when_the_callers_go_on()
    {
        var contacts = await _gateway.NewContactsAsync(300);
        var ids = await _gateway.WriteAsync([.. contacts.Select(c => c.Id)]);
        await _gateway.DispatchAsync();
        DeliveryReport[] reports =
        [
            .. ids.SelectMany(id => new[] { ReportStatus.Accepted, ReportStatus.Delivered, ReportStatus.Delivered }
                .Select(s => new DeliveryReport("scripted", null, ScriptedProvider.IdOf(id, 1), null, s))),
        ];
        Random.Shared.Shuffle(reports);
        var another = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<DeliveryReports>(_gateway.Whole.Services);

        await Task.WhenAll(reports.Select((r, i) => (i % 2 == 0 ? _gateway.Reports : another).TakeAsync(r, CancellationToken.None)));

        (await _gateway.CountAsync()).ShouldBe(new Dictionary<string, int> { ["delivered"] = 300 });
    }

    private async Task<long> SentAsync(NewMessage? message = null) => await SentAsync((await _gateway.NewContactAsync()).Id, message);

    private async Task<long> SentAsync(long contact, NewMessage? message = null)
    {
        var id = await _gateway.WriteAsync(contact, message);
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        return id;
    }
}
