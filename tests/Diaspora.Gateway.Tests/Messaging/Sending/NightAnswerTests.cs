using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>Who is at the phone at night gets the answer at night.</summary>
public sealed class NightAnswerTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task What_a_person_brings_about_at_night_is_confirmed_at_once()
    {
        // A Sunday, at three in the morning in Lesotho.
        gateway.Time.MoveTo(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(2)));
        var phone = gateway.Phone("+27600000931");

        (await phone.DialAsync("*384*266*2*1*1*1*1*Neo Mokoena*1988*1*Welkom*4*1*1#")).ShouldStartWith("END");
        await gateway.DispatchAsync();

        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<string>("select status from messaging.outbox where category = 'service'")).ShouldBe("delivered");
    }
}
