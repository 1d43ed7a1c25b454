using System.Data.Common;
using Diaspora.Gateway.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Tests.Database;

public sealed class DatabaseSetupTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_command_that_takes_longer_than_the_option_says_is_given_up()
    {
        var options = new DatabaseOptions { ConnectionString = database.ConnectionString, CommandTimeout = TimeSpan.FromSeconds(1) };
        await using var source = DatabaseSetup.CreateDataSource(options);
        await using var command = source.CreateCommand("select pg_sleep(30)");

        var problem = await Should.ThrowAsync<NpgsqlException>(() => command.ExecuteNonQueryAsync());

        problem.InnerException.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public void The_connection_string_wins_over_our_own_choices()
    {
        using var source = DatabaseSetup.CreateDataSource(new DatabaseOptions { ConnectionString = "Host=example;Maximum Pool Size=7" });

        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);

        settings.MaxPoolSize.ShouldBe(7);
        settings.Timeout.ShouldBe(2);
        settings.CommandTimeout.ShouldBe(2);
    }

    [Fact]
    public async Task The_host_gets_one_pool_and_the_migrations()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Database:ConnectionString", database.ConnectionString)]);
        builder.Services.AddLogging();
        builder.AddDatabase();
        using var host = builder.Build();

        var migrator = host.Services.GetRequiredService<Migrator>();

        (await migrator.MigrateAsync()).ShouldBeEmpty();
        host.Services.GetRequiredService<DbDataSource>().ShouldBeSameAs(host.Services.GetRequiredService<NpgsqlDataSource>());
    }

    [Fact]
    public async Task Without_a_connection_string_the_host_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.AddDatabase();
        using var host = builder.Build();

        var problem = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        problem.Message.ShouldContain("ConnectionString");
    }
}
