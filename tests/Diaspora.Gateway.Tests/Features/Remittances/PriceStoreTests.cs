using Dapper;
using Diaspora.Gateway.Features.Remittances;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class PriceStoreTests(SampleDatabase database) : IClassFixture<SampleDatabase>
{
    [Theory]
    [InlineData(5_000, "Post Office 44.50")]
    [InlineData(50_000, "Post Office 44.50")]
    [InlineData(50_001, "Post Office 66.60")]
    [InlineData(89_999, "Post Office 66.60")]
    [InlineData(90_000, "Shoprite 18.00", "Post Office 66.60")]
    [InlineData(90_001, "Post Office 66.60")]
    [InlineData(99_999, "Post Office 66.60")]
    [InlineData(100_000, "Post Office 81.50")]
    [InlineData(199_999, "Post Office 81.50")]
    [InlineData(200_000, "Post Office 103.60")]
    [InlineData(500_000, "Post Office 103.60")]
    [InlineData(500_001)]
    public async Task A_price_holds_at_the_amounts_of_its_band_and_at_no_other(int cents, params string[] expected)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        (await OffersAsync(connection, cents)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("cash", 90_000, "Mukuru")]
    [InlineData("cash", 100_000, "Shoprite", "Mukuru")]
    [InlineData("cash", 500_001, "Post Office", "Shoprite", "Mukuru")]
    [InlineData("wallet", 100_000, "Mukuru")]
    [InlineData("bank", 100_000)]
    public async Task Senders_of_which_no_price_is_held_are_named(string method, int cents, params string[] expected)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        (await PriceStore.WithoutPriceAsync(connection, "ZA", method, cents, CancellationToken.None)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_hidden_price_is_no_price()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("update remittances.prices set hidden = true where basis_points = 200");

        (await OffersAsync(connection, 90_000)).ShouldBe(["Post Office 66.60"]);
        (await PriceStore.WithoutPriceAsync(connection, "ZA", "cash", 90_000, CancellationToken.None)).ShouldBe(["Shoprite", "Mukuru"]);
    }

    [Fact]
    public async Task The_price_that_was_checked_last_counts()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("""
            insert into remittances.prices
                   (provider_id, country, method, from_cents, to_cents, fixed_cents, source, checked_on, checked_precision)
            select id, 'ZA', 'cash', 1, 500000, 7000, 'the counter', date '2026-11-01', 'day' from remittances.providers where number = 1
            """);

        (await OffersAsync(connection, 500_000)).ShouldBe(["Post Office 70.00"]);
    }

    [Fact]
    public async Task A_sender_of_which_only_the_name_is_known_is_not_offered()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("update remittances.providers set state = 'names-only' where number in (1, 3)");

        (await OffersAsync(connection, 100_000)).ShouldBeEmpty();
        (await PriceStore.WithoutPriceAsync(connection, "ZA", "cash", 100_000, CancellationToken.None)).ShouldBe(["Shoprite"]);
        (await PriceStore.NeedsAsync(connection, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_country_without_a_price_that_phones_may_see_is_no_corridor()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        (await PriceStore.FindCorridorAsync(connection, "ZA", CancellationToken.None)).ShouldBe(new Corridor("ZAR", 5_000, 500_000));
        (await PriceStore.FindCorridorAsync(connection, "CA", CancellationToken.None)).ShouldBeNull();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("update remittances.prices set hidden = true");

        (await PriceStore.FindCorridorAsync(connection, "ZA", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_offer_tells_what_to_bring_for_which_amounts_it_holds_and_where_it_was_read()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var price = (await PriceStore.PricesAtAsync(connection, "ZA", "cash", 100_000, CancellationToken.None)).ShouldHaveSingleItem();

        var (found, details) = (await PriceStore.FindAsync(connection, price.Id, CancellationToken.None)).ShouldNotBeNull();

        found.ShouldBe(price);
        PriceWords.Details(Offer.Of(found, 100_000), details, "R1000").ShouldBe((
            "South African Post Office money order, cash: R1000, fee R81.50, pay R1081.50. You need: ID and proof of residence. "
            + "Same day. The receiver pays nothing. The price is for R1000 to R1999.99. Source: sanews.gov.za, 18 Oct 2022. "
            + "Not advice. Ask first.",
            "South African Post Office money order, ka letsoho: R1000, tefo R81.50, lefa R1081.50. U hloka: ID le bopaki ba bolulo. "
            + "Letsatsing leo. Moamoheli ha a lefe letho. Theko ke ea R1000 ho isa ho R1999.99. "
            + "Mohloli: sanews.gov.za, 18 Mphalane 2022. Hase keletso. Botsa pele."));
    }

    [Theory]
    [InlineData(99_999, 0)]
    [InlineData(0, 2_000)]
    [InlineData(50_000, 1_000)]
    public async Task A_fee_that_no_screen_could_show_is_refused(int fixedCents, int basisPoints)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        const string Sql = "update remittances.prices set fixed_cents = @fixedCents, basis_points = @basisPoints where to_cents = 500000";

        var fault = await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync(Sql, new { fixedCents, basisPoints }));

        fault.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    private static async Task<IReadOnlyList<string>> OffersAsync(NpgsqlConnection connection, int cents)
    {
        var prices = await PriceStore.PricesAtAsync(connection, "ZA", "cash", cents, CancellationToken.None);
        var offers = Offer.Ranked(prices, cents);
        offers.ShouldAllBe(o => o.TotalCents == cents + o.FeeCents);
        return [.. offers.Select(o => $"{o.Price.Provider} {Currency.Of("ZAR").Exact(o.FeeCents)[1..]}")];
    }
}
