using Diaspora.Gateway.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Diaspora.Gateway.Tests.Database;

/// <summary>
/// A PostgreSQL database of a test class's own with every migration applied: <c>IClassFixture&lt;TestDatabase&gt;</c>.
/// One template is migrated per test run and copied for each class; the copy is dropped at the end, the template goes with the private server.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);
    private readonly string _name = "test_" + Guid.NewGuid().ToString("n");
    private NpgsqlDataSource? _source;

    /// <summary>Connection string of this database, for code that opens its own pool (a whole gateway under test).</summary>
    public string ConnectionString => ConnectionTo(_name);

    /// <summary>The pool, with the time-outs of the product.</summary>
    public NpgsqlDataSource DataSource => _source ?? throw new InvalidOperationException("The fixture has not been initialised by xunit.");

    public async Task InitializeAsync()
    {
        var template = await Template.Value;
        await RunOnServerAsync($"create database {_name} template {template}");
        _source = Open(_name);
    }

    public async Task DisposeAsync()
    {
        if (_source is null)
            return;
        await _source.DisposeAsync();
        await RunOnServerAsync($"drop database {_name} with (force)");
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var name = "template_" + Guid.NewGuid().ToString("n");
        await RunOnServerAsync($"create database {name}");
        // PostgreSQL copies only a database that nobody is connected to, hence the pool ends here.
        await using var source = Open(name);
        await new Migrator(source, Migration.ReadEmbedded(typeof(Migrator).Assembly), NullLogger<Migrator>.Instance).MigrateAsync();
        return name;
    }

    private static NpgsqlDataSource Open(string database)
    {
        DapperSetup.Apply();
        return DatabaseSetup.CreateDataSource(new DatabaseOptions { ConnectionString = ConnectionTo(database) });
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = database }.ConnectionString;

    private static async Task RunOnServerAsync(string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Pooling = false, CommandTimeout = 60 };
        await using var server = NpgsqlDataSource.Create(settings);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
