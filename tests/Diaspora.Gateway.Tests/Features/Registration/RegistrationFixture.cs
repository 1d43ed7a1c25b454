using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Registration;

/// <summary>A gateway for tests of registration; each test has phones of its own, and one that moves the clock has a gateway of its own.</summary>
public sealed class RegistrationFixture : IAsyncLifetime
{
    private int _phones = 1000;

    internal GatewayFixture Gateway { get; } = new StaffGateway();

    public Task InitializeAsync() => Gateway.InitializeAsync();

    public Task DisposeAsync() => Gateway.DisposeAsync();

    /// <summary>A phone that nobody used before.</summary>
    internal RegistrationCaller NewCaller() => new(Gateway, $"+2665{Interlocked.Increment(ref _phones):0000000}");

    /// <summary>The only row that a query finds, of a type that the test reads by name.</summary>
    internal async Task<dynamic> RowAsync(string sql, object arguments)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync(sql, arguments);
    }

    /// <summary>The first column of every row.</summary>
    internal async Task<T[]> ColumnAsync<T>(string sql, object arguments)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, arguments)];
    }

    internal async Task ExecuteAsync(string sql, object arguments)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, arguments);
    }

    /// <summary>Id of the contact of a phone; null when we know nothing of it.</summary>
    internal async Task<long?> ContactAsync(RegistrationCaller caller)
    {
        await using var connection = await Gateway.Database.OpenConnectionAsync();
        return (await ContactStore.FindAsync(connection, null, caller.Hash, CancellationToken.None))?.Id;
    }
}
