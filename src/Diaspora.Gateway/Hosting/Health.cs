using Dapper;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Redis;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Diaspora.Gateway.Hosting;

/// <summary>Whether the process lives and whether it can serve.</summary>
internal static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static RouteGroupBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("health");
        group.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false });
        group.MapHealthChecks("/ready");
        return group;
    }
}

/// <summary>Healthy when PostgreSQL answers.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteScalarAsync<int>(new CommandDefinition("select 1", cancellationToken: cancellationToken));
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Healthy when Redis answers.</summary>
internal sealed class RedisHealth(RedisLink redis) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await redis.CallAsync(database => database.PingAsync(), cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Healthy when the flows are loaded.</summary>
internal sealed class FlowsHealth(FlowSet flows) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(flows.Current.Any() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("There are no flows."));
}
