using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Diaspora.Gateway.Tests.Scheduling;

/// <summary>Schedulers of whole gateways, of which several share a database.</summary>
public sealed class SchedulerTests : IAsyncLifetime
{
    private const string EachSecond = "* * * * * ?";

    private readonly FireCount _count = new();
    private readonly List<GatewayFixture> _gateways = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // The first owns the database.
        foreach (var gateway in Enumerable.Reverse(_gateways)) await gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_job_runs_and_the_gateway_is_ready()
    {
        var gateway = await StartAsync(services => services.AddScheduledJob<CountingJob>("test/count", EachSecond, MissedFires.Skip));

        await _count.ReachAsync(2);

        (await gateway.Client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_run_a_job_once_each_time()
    {
        void Register(IServiceCollection services) => services.AddScheduledJob<CountingJob>("test/count", EachSecond, MissedFires.Skip);
        var first = await CreateAsync(Register);
        var second = await CreateAsync(Register);

        await Task.WhenAll(Task.Run(() => first.Services), Task.Run(() => second.Services));
        await _count.ReachAsync(8);

        _count.Fires.Select(fire => fire.Due).ShouldBeUnique();
    }

    /// <summary>A node on the database of the first, on real time.</summary>
    private async Task<GatewayFixture> CreateAsync(Action<IServiceCollection> register)
    {
        var gateway = new GatewayFixture();
        if (_gateways is [var first, ..]) gateway.Settings["Database:ConnectionString"] = first.ConnectionString;
        gateway.Settings["Scheduling:Enabled"] = "true";
        gateway.MoreServices = services =>
        {
            services.AddSingleton(_count);
            services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
            register(services);
        };
        await gateway.InitializeAsync();
        _gateways.Add(gateway);
        return gateway;
    }

    private async Task<GatewayFixture> StartAsync(Action<IServiceCollection> register)
    {
        var gateway = await CreateAsync(register);
        _ = gateway.Services;
        return gateway;
    }
}
