using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>Some reports name a phone and an id that we never learnt.</summary>
public sealed class ReportsByPhoneTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;
    private long _contact;
    private string _number = "";

    public async Task InitializeAsync()
    {
        _gateway = await SendingGateway.StartAsync();
        (_contact, _number) = await _gateway.NewContactAsync();
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_report_that_may_be_of_either_of_two_texts_is_given_to_neither_and_kept()
    {
        var first = await UnknownAsync();
        var second = await UnknownAsync();

        await ReportAsync("never-learnt", ReportStatus.Failed);
        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(first)).ShouldBe("unknown");
        (await _gateway.StatusAsync(second)).ShouldBe("unknown");
        (await _gateway.ReadAsync<int>("select count(*)::int from messaging.early_reports")).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_not_given_to_one_of_them_because_the_other_was_sent_again()
    {
        var first = await UnknownAsync();
        var second = await UnknownAsync();
        _gateway.Provider.Answer = (sms, _) => Task.FromResult(sms.Reference.Id == first
            ? new SendResult(SendOutcome.Accepted, $"id-{sms.Reference}") : new SendResult(SendOutcome.Unknown));
        _gateway.Time.Advance(TimeSpan.FromMinutes(10));
        await _gateway.DispatchAsync();

        await ReportAsync("never-learnt", ReportStatus.Failed);

        (await _gateway.StatusAsync(first)).ShouldBe("sent");
        (await _gateway.StatusAsync(second)).ShouldBe("unknown");
    }

    [Fact]
    public async Task The_id_that_one_report_teaches_leads_the_next_one_to_the_same_text_though_it_was_sent_again()
    {
        var id = await UnknownAsync();
        _gateway.Provider.Accept();
        _gateway.Time.Advance(TimeSpan.FromMinutes(10));
        await _gateway.DispatchAsync();
        (await _gateway.FindAsync(id)).Attempts.ShouldBe((short)2);
        await ReportAsync("never-learnt", ReportStatus.Accepted);
        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        var other = await UnknownAsync();

        await ReportAsync("never-learnt", ReportStatus.Delivered);

        (await _gateway.StatusAsync(id)).ShouldBe("delivered");
        (await _gateway.StatusAsync(other)).ShouldBe("unknown");
    }

    private async Task<long> UnknownAsync()
    {
        _gateway.Provider.Say(SendOutcome.Unknown);
        var id = await _gateway.WriteAsync(_contact);
        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("unknown");
        return id;
    }

    private Task ReportAsync(string providerId, ReportStatus status) =>
        _gateway.Reports.TakeAsync(new DeliveryReport("scripted", null, providerId, _gateway.HashOf(_number), status), CancellationToken.None);
}
