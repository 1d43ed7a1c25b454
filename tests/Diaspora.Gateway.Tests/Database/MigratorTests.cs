using Dapper;
using Diaspora.Gateway.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Diaspora.Gateway.Tests.Database;

public sealed class MigratorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_file_is_applied_once_and_recorded_with_its_checksum()
    {
        var migration = new Migration(
            "Features/Once/Migrations/0001_once.sql",
            "create schema once; create table once.things (id int); insert into once.things values (1);");

        var first = await MigrateAsync(migration);
        var second = await MigrateAsync(migration);

        first.ShouldBe([migration.Name]);
        second.ShouldBeEmpty();
        (await ScalarAsync<int>("select count(*) from once.things")).ShouldBe(1);
        (await ScalarAsync<string>($"select checksum from platform.migrations where name = '{migration.Name}'")).ShouldBe(migration.Checksum);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_file_once()
    {
        Migration[] files =
        [
            new("Features/Race/Migrations/0001_race.sql", "create schema race; create table race.runs (id int generated always as identity);"),
            new("Features/Race/Migrations/0002_run.sql", "insert into race.runs default values; select pg_sleep(0.05);"),
        ];

        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => MigrateAsync(files))));

        applied.Sum(names => names.Count).ShouldBe(2);
        (await ScalarAsync<int>("select count(*) from race.runs")).ShouldBe(1);
    }

    [Fact]
    public async Task An_applied_file_that_changed_stops_the_start_and_says_what_to_do()
    {
        const string Name = "Features/Changed/Migrations/0001_changed.sql";
        await MigrateAsync(new Migration(Name, "create schema changed;"));

        var problem = await Should.ThrowAsync<MigrationException>(() => MigrateAsync(
            new Migration(Name, "create schema changed; create table changed.t (id int);"),
            new Migration("Features/Changed/Migrations/0002_more.sql", "create schema changed_more;")));

        problem.Message.ShouldContain(Name);
        problem.Message.ShouldContain("new file");
        (await ScalarAsync<bool>("select to_regnamespace('changed_more') is null")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failing_file_leaves_nothing_and_is_named()
    {
        var good = new Migration("Features/Broken/Migrations/0001_good.sql", "create schema broken;");
        var bad = new Migration("Features/Broken/Migrations/0002_bad.sql", "create table broken.t (id int); create table broken.u (id itn);");

        var problem = await Should.ThrowAsync<MigrationException>(() => MigrateAsync(good, bad));

        problem.Message.ShouldBe("Features/Broken/Migrations/0002_bad.sql failed, nothing of it was kept: type \"itn\" does not exist.");
        (await ScalarAsync<bool>("select to_regclass('broken.t') is null")).ShouldBeTrue();
        (await ScalarAsync<int>("select count(*) from platform.migrations where name like 'Features/Broken/%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_that_we_do_not_know_is_left_alone()
    {
        await MigrateAsync(new Migration("Features/Newer/Migrations/0001_newer.sql", "create schema newer;"));

        var applied = await MigrateAsync(new Migration("Features/Older/Migrations/0001_older.sql", "create schema older;"));

        applied.ShouldBe(["Features/Older/Migrations/0001_older.sql"]);
    }

    [Fact]
    public async Task Functions_with_dollar_quotes_apply()
    {
        var function = new Migration(
            "Features/Dollar/Migrations/0001_dollar.sql",
            "create schema dollar; create function dollar.one() returns int language plpgsql as $$ begin return 1; end; $$;");

        await MigrateAsync(function);

        (await ScalarAsync<int>("select dollar.one()")).ShouldBe(1);
    }

    private Task<IReadOnlyList<string>> MigrateAsync(params Migration[] migrations) =>
        new Migrator(database.DataSource, migrations, NullLogger<Migrator>.Instance).MigrateAsync();

    private async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql);
    }
}
