using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Registration;

/// <summary>A gateway for one test that moves the clock.</summary>
internal sealed class OwnGateway : IAsyncDisposable
{
    public GatewayFixture Gateway { get; } = new();

    public static async Task<OwnGateway> StartAsync()
    {
        var own = new OwnGateway();
        await own.Gateway.InitializeAsync();
        return own;
    }

    public async Task<T[]> ColumnAsync<T>(string sql)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public async ValueTask DisposeAsync() => await Gateway.DisposeAsync();
}
