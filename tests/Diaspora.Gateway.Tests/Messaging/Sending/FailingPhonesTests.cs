using Dapper;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>Phones that texts do not reach are counted, so that audiences leave them out.</summary>
public sealed class FailingPhonesTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("not-a-mobile", 2)]
    [InlineData("unknown-number", 2)]
    [InlineData("rejected", 0)]
    [InlineData("country-closed", 0)]
    public async Task A_refusal_because_of_the_number_counts_at_once_and_any_other_does_not(string reason, int failures)
    {
        var (contact, _) = await _gateway.NewContactAsync();
        await _gateway.WriteAsync(contact);
        await _gateway.WriteAsync(contact);
        _gateway.Provider.Say(SendOutcome.Failed, reason);

        await _gateway.DispatchAsync();

        (await FailuresAsync(contact)).ShouldBe(failures);
    }

    [Fact]
    public async Task Two_groups_of_reports_cannot_wait_for_each_other_because_both_count_in_the_order_of_the_contacts()
    {
        var low = (await _gateway.NewContactAsync()).Id;
        var high = (await _gateway.NewContactAsync()).Id;
        var toHigh = await _gateway.WriteAsync(high);
        var toLow = await _gateway.WriteAsync(low);
        await _gateway.DispatchAsync();
        await _gateway.ExecuteAsync("insert into messaging.failing values (@low, 1, now()), (@high, 1, now())", new { low, high });
        await using var other = await _gateway.Whole.Database.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await other.ExecuteAsync("select from messaging.failing where contact_id = @low for update", new { low }, transaction);

        // The first one is a group of its own; the other two become one behind it.
        var reports = Task.WhenAll(
            _gateway.Reports.TakeAsync(new DeliveryReport("scripted", null, "nobody's", null, ReportStatus.Accepted), CancellationToken.None),
            _gateway.ReportAsync(toHigh, 1, ReportStatus.Failed),
            _gateway.ReportAsync(toLow, 1, ReportStatus.Failed));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _gateway.ReadAsync<int>(
            "select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
            await Task.Delay(10, patience.Token);

        await _gateway.ExecuteAsync("select from messaging.failing where contact_id = @high for update nowait", new { high });
        await transaction.RollbackAsync();
        await reports;
        (await FailuresAsync(low)).ShouldBe(2);
        (await FailuresAsync(high)).ShouldBe(2);
    }

    private Task<int> FailuresAsync(long contact) =>
        _gateway.ReadAsync<int>("select coalesce(sum(failures), 0)::int from messaging.failing where contact_id = @contact", new { contact });
}
