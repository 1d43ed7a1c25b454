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
        await using (var connection = await one.DataSource.OpenConnectionAsync())
            await connection.ExecuteAsync("create table platform.only_here (id int)");

        await using (var connection = await other.DataSource.OpenConnectionAsync())
            (await connection.ExecuteScalarAsync<bool>("select to_regclass('platform.migrations') is not null and to_regclass('platform.only_here') is null")).ShouldBeTrue();
        await one.DisposeAsync();

        await using (var connection = await other.DataSource.OpenConnectionAsync())
            (await connection.ExecuteScalarAsync<int>("select count(*) from pg_database where datname = @name", new { name = NameOf(one) })).ShouldBe(0);
        await other.DisposeAsync();
    }

    private static string? NameOf(TestDatabase database) => new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
}
