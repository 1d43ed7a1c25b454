using Diaspora.Gateway.Features.Remittances;
using Diaspora.Gateway.Tests.Database;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.Remittances;

/// <summary>A migrated database that holds the sample content of this feature.</summary>
public sealed class SampleDatabase : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public NpgsqlDataSource DataSource => _database.DataSource;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RemittancesSample().LoadAsync(connection, CancellationToken.None);
    }

    public Task DisposeAsync() => _database.DisposeAsync();
}
