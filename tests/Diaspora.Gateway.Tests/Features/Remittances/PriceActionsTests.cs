using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class PriceActionsTests : IAsyncLifetime
{
    private readonly GatewayFixture _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Nothing_says_who_asked_for_a_price()
    {
        var phone = _gateway.Phone("+27600000151");
        await phone.DialAsync("*384*266*2*2*1*1*1*1000#");
        await phone.PressAsync("1");

        await using var connection = await _gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<int>("select count(*) from conversations.effects")).ShouldBe(0);
        (await connection.ExecuteScalarAsync<int>("select count(*) from messaging.outbox")).ShouldBe(0);
        // The language is kept, tied to the hash of the number alone.
        (await connection.ExecuteScalarAsync<int>("select count(*) from contacts.contacts where phone_cipher is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_price_that_staff_hide_meanwhile_cannot_be_opened_any_more()
    {
        var phone = _gateway.Phone("+27600000152");
        (await phone.DialAsync("*384*266*2*2*1*1*1*900#")).ShouldContain("1 Shoprite: fee R18.00");
        await ExecuteAsync("update remittances.prices set hidden = true where basis_points = 200");

        var screen = await phone.PressAsync("1");

        screen.ShouldBe("""
            CON
            R900, cash (prices may be old)
            1 Post Office: fee R66.60, pay R966.60 (Oct 2022)
            No price held: Shoprite, Mukuru
            2 SMS me
            0 Back
            """);
    }

    [Fact]
    public async Task Fresh_prices_are_not_called_old()
    {
        var phone = _gateway.Phone("+27600000153");
        await phone.DialAsync("*384*266*2*2*1*1#");
        await ExecuteAsync("update remittances.prices set valid_until = date '2026-11-21'");

        (await phone.PressAsync("1", "1000")).ShouldStartWith("CON\nR1000, cash\n1 Post Office: fee R81.50");
        await _gateway.WaitAsync(TimeSpan.FromDays(1));
        (await phone.DialAsync("*384*266*2*1*1*1*1000#")).ShouldStartWith("CON\nR1000, cash (prices may be old)\n");
    }

    [Fact]
    public async Task A_corridor_whose_last_price_is_hidden_has_none()
    {
        var phone = _gateway.Phone("+27600000154");
        await phone.DialAsync("*384*266*2*2*1*1*1#");
        await ExecuteAsync("update remittances.prices set hidden = true");

        (await phone.PressAsync("1000")).ShouldBe(
            "END\nWe hold no prices for South Africa to Lesotho. Ask for the total cost first: fee plus rate.");
        (await phone.DialAsync("*384*266*2*1*1#")).ShouldBe("CON\nHow much will you send? Digits only:");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
