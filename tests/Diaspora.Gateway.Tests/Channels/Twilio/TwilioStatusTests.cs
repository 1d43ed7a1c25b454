using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Privacy;

namespace Diaspora.Gateway.Tests.Channels.Twilio;

public sealed class TwilioStatusTests : IDisposable
{
    private readonly KeyDirectory _keys = new();
    private readonly KeyedHasher _hasher;

    public TwilioStatusTests() => _hasher = new KeyedHasher(HashKey.ReadOrCreate(_keys.Path));

    public void Dispose() => _keys.Dispose();

    [Theory]
    [InlineData("accepted", "Accepted", null)]
    [InlineData("queued", "Accepted", null)]
    [InlineData("sending", "Accepted", null)]
    [InlineData("sent", "Accepted", null)]
    [InlineData("delivered", "Delivered", null)]
    [InlineData("read", "Delivered", null)]
    [InlineData("Delivered", "Delivered", null)]
    [InlineData("undelivered", "Undelivered", "unexplained")]
    [InlineData("undelivered&ErrorCode=30003", "Undelivered", "unreachable")]
    [InlineData("undelivered&ErrorCode=30005", "Failed", "unknown-number")]
    [InlineData("undelivered&ErrorCode=99999", "Undelivered", "unexplained")]
    [InlineData("failed", "Failed", "rejected")]
    [InlineData("failed&ErrorCode=", "Failed", "rejected")]
    [InlineData("failed&ErrorCode=nonsense", "Failed", "rejected")]
    [InlineData("failed&ErrorCode=21610", "OptedOut", "opted-out")]
    [InlineData("failed&ErrorCode=30002", "Undelivered", "account-suspended")]
    [InlineData("canceled", "Failed", "cancelled")]
    public void A_status_and_its_error_code_become_one_of_ours(string status, string far, string? reason)
    {
        var fields = FormBody.Parse($"MessageSid=SM1&To=%2B26650000501&From=30333&MessageStatus={status}");

        var report = TwilioStatus.Read(fields, "4711-2", _hasher).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        report.Phone.ShouldBe(_hasher.Hash(Msisdn.FromProvider("+26650000501").ShouldNotBeNull()));
        (report.Provider, report.Reference, report.ProviderId, report.Status.ToString(), report.Reason)
            .ShouldBe(("twilio", new MessageReference(4711, 2), "SM1", far, reason));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("4711")]
    public void A_report_without_our_reference_still_has_the_id(string? reference)
    {
        var report = TwilioStatus.Read(FormBody.Parse("MessageSid=SM1&MessageStatus=sent&To=WhoKnows"), reference, _hasher).ShouldNotBeNull();

        (report.Reference, report.ProviderId, report.Phone).ShouldBe((null, "SM1", null));
    }

    [Theory]
    [InlineData("receiving")]
    [InlineData("teleported")]
    public void A_new_status_is_none_of_ours(string status) =>
        TwilioStatus.Read(FormBody.Parse($"MessageSid=SM1&MessageStatus={status}"), null, _hasher).ShouldBeNull();

    [Theory]
    [InlineData("MessageStatus=sent")]
    [InlineData("MessageSid=SM1")]
    [InlineData("MessageSid=SM1&MessageStatus=sent&MessageStatus=delivered")]
    public void A_report_that_is_not_whole_is_refused(string form)
    {
        var fields = FormBody.Parse(form);

        TwilioStatus.Read(fields, null, _hasher);

        fields.Refusal.ShouldNotBeNull().Status.ShouldBe(400);
    }
}
