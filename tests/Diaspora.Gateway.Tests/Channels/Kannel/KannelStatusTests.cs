using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Channels.Kannel;

public class KannelStatusTests
{
    [Theory]
    [InlineData("1", "Delivered", null)]
    [InlineData("2", "Undelivered", "undelivered")]
    [InlineData("4", "Accepted", null)]
    [InlineData("8", "Accepted", null)]
    [InlineData("16", "Failed", "rejected")]
    [InlineData("34", "Undelivered", "expired")]
    public void A_kind_of_report_becomes_one_of_ours(string type, string far, string? reason)
    {
        var fields = FormBody.Parse($"token=dev-token&ref=4711-2&type={type}");

        var report = KannelStatus.Read(fields, out _).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        (report.Provider, report.Reference, report.ProviderId, report.Status.ToString(), report.Reason)
            .ShouldBe(("kannel", new MessageReference(4711, 2), null, far, reason));
    }

    [Theory]
    [InlineData("ref=4711-2&type=66", "unknown-status")]
    [InlineData("ref=4711-2&type=%25d", "unknown-status")]
    [InlineData("ref=4711&type=1", "unknown-reference")]
    [InlineData("ref=4711-99999&type=1", "unknown-reference")]
    [InlineData("ref=-1&type=1", "unknown-reference")]
    public void What_tells_us_nothing_is_acknowledged(string query, string reason)
    {
        var fields = FormBody.Parse(query);

        KannelStatus.Read(fields, out var ignored).ShouldBeNull();

        ignored.ShouldBe(reason);
        fields.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("type=1")]
    [InlineData("ref=4711-2")]
    [InlineData("ref=4711-2&ref=4712-1&type=1")]
    public void A_report_that_is_not_whole_is_refused(string query)
    {
        var fields = FormBody.Parse(query);

        KannelStatus.Read(fields, out _);

        fields.Refusal.ShouldNotBeNull().Status.ShouldBe(400);
    }
}
