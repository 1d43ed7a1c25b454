using Dapper;
using Diaspora.Gateway.Features.Remittances;
using Diaspora.Gateway.Tests.Database;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class RemittancesSampleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Count = """
        select (select count(*) from remittances.providers) + (select count(*) from remittances.services)
             + (select count(*) from remittances.prices) + (select count(*) from remittances.articles)
        """;

    [Fact]
    public async Task The_sample_is_loaded_once_and_is_marked_as_one()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new RemittancesSample().LoadAsync(connection, CancellationToken.None);
        var rows = await connection.ExecuteScalarAsync<long>(Count);
        await new RemittancesSample().LoadAsync(connection, CancellationToken.None);

        rows.ShouldBeGreaterThan(20);
        (await connection.ExecuteScalarAsync<long>(Count)).ShouldBe(rows);
        (await connection.ExecuteScalarAsync<long>("""
            select (select count(*) from remittances.corridors where not sample) + (select count(*) from remittances.providers where not sample)
                 + (select count(*) from remittances.prices where not sample) + (select count(*) from remittances.articles where not sample)
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task Content_of_staff_is_left_alone()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("""
            insert into remittances.articles (number, title_en, body_en, source) values (1, 'Ours', 'Text of the Directorate', 'the Directorate')
            """);

        await new RemittancesSample().LoadAsync(connection, CancellationToken.None);

        (await connection.ExecuteScalarAsync<long>(Count)).ShouldBe(1);
    }
}
