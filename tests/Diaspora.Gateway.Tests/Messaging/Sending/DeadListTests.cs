using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class DeadListTests : IAsyncLifetime
{
    private static readonly StaffActor s_thabo = new("Thabo", StaffRole.Operator);
    private SendingGateway _gateway = null!;

    private DeadList Dead => _gateway.Get<DeadList>();

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task What_failed_is_listed_page_by_page_with_its_reason_the_newest_first()
    {
        var (first, second, third) = (await FailAsync("invalid-number"), await FailAsync("blocked"), await FailAsync("invalid-number"));

        var page = await Dead.ListAsync(null, null, 2, CancellationToken.None);
        page.Select(m => m.Id).ShouldBe([third, second]);
        (page[1].Reason, page[1].Route, page[1].Provider, page[1].Category, page[1].Attempts).ShouldBe(("blocked", "one", "scripted", "service", (short)1));
        (await Dead.ListAsync(null, second, 2, CancellationToken.None)).Select(m => m.Id).ShouldBe([first]);
        (await Dead.ListAsync("blocked", null, 10, CancellationToken.None)).Select(m => m.Id).ShouldBe([second]);
    }

    [Fact]
    public async Task A_message_is_sent_again_with_all_its_attempts_before_it_and_a_report_of_the_old_one_does_no_harm()
    {
        var id = await FailAsync("invalid-number");
        _gateway.Time.Advance(TimeSpan.FromDays(2));

        (await Dead.ReplayAsync(s_thabo, id, _gateway.Time.GetUtcNow().AddDays(1), CancellationToken.None)).ShouldBeTrue();
        (await Dead.ReplayAsync(s_thabo, id, _gateway.Time.GetUtcNow().AddDays(1), CancellationToken.None)).ShouldBeFalse();
        await _gateway.Reports.TakeAsync(
            new DeliveryReport("scripted", new MessageReference(id, 1), null, null, ReportStatus.Failed), CancellationToken.None);
        _gateway.Provider.Say(SendOutcome.TryLater, "provider-busy");
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            await _gateway.DispatchAsync();
            (await _gateway.StatusAsync(id)).ShouldBe("waiting");
            _gateway.Time.MoveTo((await _gateway.FindAsync(id)).DueAt);
        }

        _gateway.Provider.Accept();
        await _gateway.DispatchAsync();

        var stored = await _gateway.FindAsync(id);
        (stored.Status, stored.Attempts, stored.Reason).ShouldBe(("sent", (short)7, null));
    }

    [Fact]
    public async Task All_that_failed_for_a_reason_is_sent_again_together()
    {
        var ids = new[] { await FailAsync("blocked"), await FailAsync("blocked"), await FailAsync("invalid-number") };
        _gateway.Provider.Accept();

        (await Dead.ReplayAsync(s_thabo, "blocked", CancellationToken.None)).ShouldBe(2);
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(ids[0])).ShouldBe("sent");
        (await _gateway.StatusAsync(ids[1])).ShouldBe("sent");
        (await _gateway.StatusAsync(ids[2])).ShouldBe("failed");
    }

    [Fact]
    public async Task A_private_text_that_may_have_left_is_not_sent_again_by_anybody()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Category = "private" });
        _gateway.Provider.Say(SendOutcome.Unknown);
        await _gateway.DispatchAsync();
        _gateway.Time.Advance(TimeSpan.FromMinutes(10));
        await _gateway.DispatchAsync();

        (await Dead.ReplayAsync(s_thabo, id, _gateway.Time.GetUtcNow().AddDays(1), CancellationToken.None)).ShouldBeFalse();
        (await Dead.ReplayAsync(s_thabo, "unknown-outcome", CancellationToken.None)).ShouldBe(0);

        (await _gateway.StatusAsync(id)).ShouldBe("failed");
    }

    [Fact]
    public async Task What_would_come_too_late_is_not_sent_again_with_all_the_others()
    {
        var late = await FailAsync("blocked");
        _gateway.Time.Advance(TimeSpan.FromHours(23));
        var fresh = await FailAsync("blocked");
        _gateway.Time.Advance(TimeSpan.FromHours(1));
        _gateway.Provider.Accept();

        (await Dead.ReplayAsync(s_thabo, "blocked", CancellationToken.None)).ShouldBe(1);
        (await Dead.ReplayAsync(s_thabo, late, null, CancellationToken.None)).ShouldBeFalse();
        (await DeliverByAsync(fresh)).ShouldBe(SendingGateway.Monday.AddHours(47));
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(late)).ShouldBe("failed");
        (await _gateway.StatusAsync(fresh)).ShouldBe("sent");
    }

    [Fact]
    public async Task A_replay_whose_audit_cannot_be_written_does_not_happen()
    {
        var id = await FailAsync("blocked");
        await _gateway.ExecuteAsync("alter table staff.audit add constraint nothing_more check (action <> 'message.replayed')");

        await Should.ThrowAsync<Npgsql.PostgresException>(() => Dead.ReplayAsync(s_thabo, id, null, CancellationToken.None));
        await Should.ThrowAsync<Npgsql.PostgresException>(() => Dead.ReplayAsync(s_thabo, "blocked", CancellationToken.None));

        (await _gateway.StatusAsync(id)).ShouldBe("failed");
    }

    private Task<DateTimeOffset> DeliverByAsync(long id) =>
        _gateway.ReadAsync<DateTimeOffset>("select deliver_by from messaging.outbox where id = @id", new { id });

    private async Task<long> FailAsync(string reason)
    {
        var id = await _gateway.WriteAsync();
        _gateway.Provider.Say(SendOutcome.Failed, reason);
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("failed");
        return id;
    }
}
