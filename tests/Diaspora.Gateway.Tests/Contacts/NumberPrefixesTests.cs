using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Contacts;

public sealed class NumberPrefixesTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task Numbers_that_an_older_version_kept_get_their_prefix_and_forgotten_ones_stay_as_they_are()
    {
        var kept = await AddAsync("+26658000941");
        var forgotten = await AddAsync("+27600000942");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("update contacts.contacts set number_prefix = null");
        await connection.ExecuteAsync("update contacts.contacts set phone_cipher = null where id = @forgotten", new { forgotten });

        await gateway.Services.GetRequiredService<NumberPrefixes>().FillAsync(CancellationToken.None);

        (await PrefixAsync(kept)).ShouldBe("2665");
        (await PrefixAsync(forgotten)).ShouldBeNull();
    }

    private async Task<long> AddAsync(string number)
    {
        SuiteLog.Use(number);
        Msisdn.TryParse(number, null, out var phone).ShouldBeTrue();
        var caller = new Caller(phone, gateway.Hasher.Hash(phone), "africastalking", "*384*266#", Sms: false);
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var id = await gateway.Services.GetRequiredService<ContactStore>().EnsureAsync(
            transaction, caller, keepNumber: true, new DateOnly(2026, 11, 21), CancellationToken.None);
        await transaction.CommitAsync();
        return id;
    }

    private async Task<string?> PrefixAsync(long id)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string?>("select number_prefix from contacts.contacts where id = @id", new { id });
    }
}
