using Dapper;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class PolicyActionsTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Whether_an_article_was_clear_is_counted_once_in_the_language_of_the_reader_and_without_the_reader()
    {
        var phone = gateway.Phone("+27600000161");
        await phone.DialAsync("*384*266*2*2*4*4*1#");
        await phone.PressAsync("77", "2");
        await phone.SendAsync();
        await phone.DialAsync("*384*266*2*4*4*1*1#");

        await using var connection = await gateway.Database.OpenConnectionAsync();
        var counts = await connection.QueryAsync<(string, int, int)>(
            "select language, clear, unclear from remittances.article_feedback order by language");

        counts.ShouldBe([("st", 1, 1)]);
        Msisdn.TryParse(phone.Number, null, out var number).ShouldBeTrue();
        (await connection.ExecuteScalarAsync<int>(
            "select count(*) from contacts.contacts where phone_hash = @hash and phone_cipher is not null",
            new { hash = gateway.Hasher.Hash(number).ToBytes() })).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_asks_a_question_leaves_one_row_however_often_the_network_repeats_it()
    {
        var phone = gateway.Phone("+27600000162");
        await phone.DialAsync("*384*266*2*2*4*1#");
        await phone.PressAsync("1", "1", "1", "3");
        var end = await phone.PressAsync("Is there a fee for widows?");
        (await phone.SendAsync()).ShouldBe(end);

        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<int>("""
            select count(*)
              from remittances.questions q
              join contacts.contacts c on c.id = q.contact_id
             where q.topic = 'policy' and c.phone_cipher is not null and q.text_cipher is not null
            """)).ShouldBe(1);
    }
}
