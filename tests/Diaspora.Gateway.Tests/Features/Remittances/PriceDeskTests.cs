using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

/// <summary>Prices that two people change.</summary>
public sealed class PriceDeskTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string NineHundred = "*384*266*2*2*1*1*1*900#";
    private static int s_phones;

    [Fact]
    public async Task Phones_show_a_price_only_after_a_second_person_applied_it()
    {
        var (lineo, mpho) = await PeopleAsync();
        var id = await PriceIdAsync("Shoprite");
        var proposed = await lineo.PostAsync("/api/prices/proposals", Change(Price(id, 90_000, 90_000, basisPoints: 150)));
        var path = proposed.Headers.Location!.ToString();

        var before = await DialAsync();
        var own = await lineo.PostAsync(path + "/approve");
        var stillBefore = await DialAsync();
        var applied = await mpho.PostAsync(path + "/approve");
        var after = await DialAsync();

        proposed.Status.ShouldBe(201, proposed.Text);
        before.ShouldContain("Shoprite: fee R18.00, pay R918.00 (2019)");
        own.Type.ShouldBe("proposal/second-person");
        stillBefore.ShouldBe(before);
        applied.Status.ShouldBe(200, applied.Text);
        after.ShouldContain("Shoprite: fee R13.50, pay R913.50 (Nov 2026)");
        (await mpho.PostAsync(path + "/approve")).Type.ShouldBe("proposal/state");
        var shown = (await mpho.GetAsync("/api/prices/phone?country=ZA&method=cash&amount=R%20900")).Json;
        shown[0].GetString().ShouldBe(after["CON\n".Length..]);
    }

    [Fact]
    public async Task A_proposal_of_what_was_changed_meanwhile_is_refused_and_returned_with_a_note()
    {
        var (lineo, mpho) = await PeopleAsync();
        var id = await PriceIdAsync("Post Office");
        var proposed = await lineo.PostAsync("/api/prices/proposals", Change(Price(id, 1, 50_000, provider: 1, fixedCents: 4_700)));
        proposed.Status.ShouldBe(201, proposed.Text);
        var path = proposed.Headers.Location!.ToString();
        (await lineo.PostAsync("/api/prices/proposals", Change(Price(id, 1, 50_000, provider: 1, fixedCents: 4_800)))).Type.ShouldBe("proposal/state");
        await using (var connection = await gateway.Database.OpenConnectionAsync())
            await connection.ExecuteAsync("update remittances.prices set fixed_cents = 4500 where id = @id", new { id });

        (await mpho.PostAsync(path + "/approve")).Type.ShouldBe("proposal/state");
        var returned = await mpho.PostAsync(path + "/return", new { note = "It was changed: look again." });

        returned.Json.GetProperty("state").GetString().ShouldBe("returned");
        (await lineo.PostAsync(path + "/withdraw")).Type.ShouldBe("proposal/state");
        (await mpho.GetAsync("/api/prices")).Text.ShouldContain("\"fixedCents\":4500");
    }

    [Fact]
    public async Task A_price_needs_a_source_a_day_that_has_been_and_amounts_of_its_own()
    {
        var (lineo, _) = await PeopleAsync();

        (await lineo.PostAsync("/api/prices/proposals", Change(Price(0, 1, 2, source: " ")))).Fields.ShouldBe(["source"]);
        (await lineo.PostAsync("/api/prices/proposals", Change(Price(0, 1, 2, checkedOn: "2026-12-24")))).Fields.ShouldBe(["checkedOn"]);
        (await lineo.PostAsync("/api/prices/proposals", Change(Price(0, 89_000, 91_000)))).Fields.ShouldBe(["fromCents"]);
        (await lineo.PostAsync("/api/prices/proposals", Change(Price(0, 100, 200, provider: 8)))).Fields.ShouldBe(["method"]);
        var number = new { after = new { provider = new { number = 9, label = "New", name = "New", state = "offered", source = "x" } }, reason = "new" };
        (await lineo.PostAsync("/api/prices/proposals", number)).Fields.ShouldBe(["number"]);
    }

    // Each time a phone that is new, so that all key the same.
    private Task<string> DialAsync() => gateway.Phone($"+2760000{1610 + Interlocked.Increment(ref s_phones)}").DialAsync(NineHundred);

    private async Task<(StaffClient Lineo, StaffClient Mpho)> PeopleAsync() => (
        await StaffClient.CreateAsync(gateway, "Lineo M.", StaffRole.Author, StaffRole.Approver),
        await StaffClient.CreateAsync(gateway, "Mpho T.", StaffRole.Approver));

    private async Task<int> PriceIdAsync(string provider)
    {
        const string Sql = """
            select p.id from remittances.prices p join remittances.providers v on v.id = p.provider_id where v.label = @provider order by p.from_cents limit 1
            """;
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(Sql, new { provider });
    }

    private static object Change(object price) => new { after = new { price }, reason = "asked at the counter" };

    private static object Price(
        int id, int from, int to, int provider = 2, int fixedCents = 0, int basisPoints = 0, string source = "Shop counter", string checkedOn = "2026-11-20") => new
        {
            id, provider, country = "ZA", method = "cash", fromCents = from, toCents = to, fixedCents, basisPoints, source, checkedOn, checkedPrecision = "day",
        };
}
