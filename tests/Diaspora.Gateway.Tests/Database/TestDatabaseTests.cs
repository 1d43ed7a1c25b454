using Dapper;

namespace Diaspora.Gateway.Tests.Database;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Each_class_gets_a_migrated_database_of_its_own_that_is_dropped_at_the_end()
    {
        var one = new TestDatabase();
        var other = new TestDatabase();
        await Task.WhenAll(one.InitializeAsync(), other.InitializeAsync());
        await RunAsync<int?>(one, "create table platform.only_here (id int)");

        (await RunAsync<bool>(other, "select to_regclass('platform.migrations') is not null")).ShouldBeTrue();
        (await RunAsync<bool>(other, "select to_regclass('platform.only_here') is not null")).ShouldBeFalse();
        await one.DisposeAsync();

        (await RunAsync<int>(other, $"select count(*) from pg_database where datname = '{NameOf(one)}'")).ShouldBe(0);
        (await RunAsync<int>(other, $"select count(*) from pg_database where datname = '{NameOf(other)}'")).ShouldBe(1);
        await other.DisposeAsync();
    }

    private static async Task<T?> RunAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    private static string? NameOf(TestDatabase database) => new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
}
