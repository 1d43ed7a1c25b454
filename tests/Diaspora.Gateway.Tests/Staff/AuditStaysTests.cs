using Dapper;
using Diaspora.Gateway.Database;
using Diaspora.Gateway.Tests.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Diaspora.Gateway.Tests.Staff;

/// <summary>The audit is only ever added to: not by promise but by what the gateway's role may do.</summary>
public sealed class AuditStaysTests : IAsyncLifetime
{
    private readonly string _name = "plain_" + Guid.NewGuid().ToString("n");
    private readonly NpgsqlDataSource _server = NpgsqlDataSource.Create(TestServers.Postgres);

    public async Task InitializeAsync()
    {
        await using var connection = await _server.OpenConnectionAsync();
        await connection.ExecuteAsync($"create role {_name} login password 'plain'");
        await connection.ExecuteAsync($"create database {_name} owner {_name}");
    }

    public async Task DisposeAsync()
    {
        await using (var connection = await _server.OpenConnectionAsync())
        {
            await connection.ExecuteAsync($"drop database {_name} with (force)");
            await connection.ExecuteAsync($"drop role {_name}");
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_role_of_the_gateway_can_neither_change_nor_delete_it()
    {
        // As in service: the role owns the database and is nothing more.
        var settings = new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = _name, Username = _name, Password = "plain" };
        await using var source = DatabaseSetup.CreateDataSource(new DatabaseOptions { ConnectionString = settings.ConnectionString });
        await new Migrator(source, Migration.ReadEmbedded(typeof(Migrator).Assembly), NullLogger<Migrator>.Instance).MigrateAsync();
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync("insert into staff.audit (at, actor, action, subject) values (now(), 'Mpho T.', 'staff.added', 'staff/1')");

        foreach (var attempt in new[] { "update staff.audit set actor = 'nobody'", "delete from staff.audit", "truncate staff.audit" })
        {
            var refused = await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync(attempt));
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }

        (await connection.ExecuteScalarAsync<string>("select actor from staff.audit")).ShouldBe("Mpho T.");
    }
}
