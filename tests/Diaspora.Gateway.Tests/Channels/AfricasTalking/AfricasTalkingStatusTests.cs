using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Privacy;

namespace Diaspora.Gateway.Tests.Channels.AfricasTalking;

public sealed class AfricasTalkingStatusTests : IDisposable
{
    private readonly KeyDirectory _keys = new();
    private readonly KeyedHasher _hasher;

    public AfricasTalkingStatusTests() => _hasher = new KeyedHasher(HashKey.ReadOrCreate(_keys.Path));

    public void Dispose() => _keys.Dispose();

    [Theory]
    [InlineData("Success", "Delivered", null)]
    [InlineData("success", "Delivered", null)]
    [InlineData("Sent", "Accepted", null)]
    [InlineData("Submitted", "Accepted", null)]
    [InlineData("Buffered", "Accepted", null)]
    [InlineData("Rejected", "Failed", "rejected")]
    [InlineData("Rejected&failureReason=UserInBlackList", "OptedOut", "opted-out")]
    [InlineData("Rejected&failureReason=DoNotDisturbRejection", "Failed", "do-not-disturb")]
    [InlineData("Failed", "Undelivered", "undelivered")]
    [InlineData("Failed&failureReason=DeliveryFailure", "Undelivered", "undelivered")]
    [InlineData("Failed&failureReason=UserDoesNotExist", "Failed", "unknown-number")]
    [InlineData("Failed&failureReason=NotNetworkSubcriber", "Failed", "unknown-number")]
    [InlineData("Failed&failureReason=UserIsInactive", "Undelivered", "unreachable")]
    [InlineData("Failed&failureReason=Brandnew", "Undelivered", "undelivered")]
    [InlineData("AbsentSubscriber", "Undelivered", "unreachable")]
    [InlineData("Expired", "Undelivered", "expired")]
    public void A_status_and_its_reason_become_one_of_ours(string status, string far, string? reason)
    {
        var fields = FormBody.Parse($"id=ATXid_1&phoneNumber=%2B26650000501&networkCode=65501&retryCount=0&status={status}");

        var report = AfricasTalkingStatus.Read(fields, _hasher).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        report.Phone.ShouldBe(_hasher.Hash(Msisdn.FromProvider("+26650000501").ShouldNotBeNull()));
        (report.Provider, report.Reference, report.ProviderId, report.Status.ToString(), report.Reason)
            .ShouldBe(("africastalking", null, "ATXid_1", far, reason));
    }

    [Fact]
    public void A_report_without_a_number_still_has_the_id() =>
        AfricasTalkingStatus.Read(FormBody.Parse("id=ATXid_1&status=Sent"), _hasher).ShouldNotBeNull().Phone.ShouldBeNull();

    [Fact]
    public void A_new_status_is_none_of_ours() =>
        AfricasTalkingStatus.Read(FormBody.Parse("id=ATXid_1&status=Borked&failureReason=UserInBlackList"), _hasher).ShouldBeNull();

    [Theory]
    [InlineData("status=Success")]
    [InlineData("id=ATXid_1")]
    [InlineData("id=ATXid_1&status=Sent&status=Success")]
    public void A_report_that_is_not_whole_is_refused(string form)
    {
        var fields = FormBody.Parse(form);

        AfricasTalkingStatus.Read(fields, _hasher);

        fields.Refusal.ShouldNotBeNull().Status.ShouldBe(400);
    }
}
