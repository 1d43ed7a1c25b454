using System.Globalization;
using Dapper;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Diaspora.Gateway.Tests.Scheduling;

/// <summary>Schedulers of whole gateways, of which several share a database.</summary>
public sealed class SchedulerTests : IAsyncLifetime
{
    private const string EachSecond = "* * * * * ?";
    private const string EachNight = "0 0 3 * * ?";

    private readonly FireCount _count = new();
    private readonly GatewayFixture _database = new();
    private readonly List<GatewayFixture> _nodes = [];

    public Task InitializeAsync() => _database.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_job_runs_and_the_gateway_is_ready()
    {
        var node = await StartAsync(services => services.AddScheduledJob<CountingJob>("test/count", EachSecond, MissedFires.Skip));

        await _count.UntilAsync(fires => fires.Count >= 2);

        (await node.Client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_run_a_job_once_each_time()
    {
        void Register(IServiceCollection services) => services.AddScheduledJob<CountingJob>("test/count", EachSecond, MissedFires.Skip);
        var (first, second) = (await CreateAsync(Register), await CreateAsync(Register));

        await Task.WhenAll(Task.Run(() => first.Services), Task.Run(() => second.Services));
        await _count.UntilAsync(fires => fires.Count >= 8);

        _count.Fires.Select(fire => fire.Due).ShouldBeUnique();
        (await ScalarAsync<int>("select count(*)::int from quartz.qrtz_scheduler_state")).ShouldBe(2);
    }

    [Fact]
    public async Task What_a_node_was_doing_when_it_was_killed_is_done_again_by_another_once()
    {
        static void Register(IServiceCollection services) =>
            services.AddScheduledJob<CountingJob>("test/count", EachSecond, MissedFires.Skip, recover: true);
        _count.Hold = new TaskCompletionSource();
        var killed = await StartAsync(Register);
        await _count.UntilAsync(fires => fires.Count == 1);
        // What stands in the database while the job runs; put back after a proper end, it is what a killed node leaves behind.
        await RunAsync("""
            create table quartz.left_state as select * from quartz.qrtz_scheduler_state;
            create table quartz.left_fired as select * from quartz.qrtz_fired_triggers where state = 'EXECUTING';
            """);
        (await ScalarAsync<int>("select count(*)::int from quartz.left_fired")).ShouldBe(1);
        _count.Hold.SetResult();
        _count.Hold = null;
        _nodes.Remove(killed);
        await killed.DisposeAsync();
        var before = _count.Fires.Count;
        await RunAsync("""
            update quartz.left_state set last_checkin_time = last_checkin_time - 36000000000;
            delete from quartz.qrtz_scheduler_state;
            insert into quartz.qrtz_scheduler_state select * from quartz.left_state;
            insert into quartz.qrtz_fired_triggers select * from quartz.left_fired;
            update quartz.qrtz_triggers set trigger_state = 'BLOCKED' where job_name = 'count';
            """);

        await StartAsync(Register);
        await _count.UntilAsync(fires => fires.Skip(before).Any(fire => fire.Recovering) && fires.Count >= before + 4);

        _count.Fires.Count(fire => fire.Recovering).ShouldBe(1);
    }

    [Fact]
    public async Task Times_at_which_no_node_ran_are_left_out_made_up_for_once_or_made_up_for_each()
    {
        static void Register(IServiceCollection services)
        {
            services.AddScheduledJob<CountingJob>("test/skip", EachNight, MissedFires.Skip);
            services.AddScheduledJob<CountingJob>("test/once", EachNight, MissedFires.Once);
            services.AddScheduledJob<CountingJob>("test/all", EachNight, MissedFires.All);
        }

        var before = await StartAsync(Register, "2026-11-21T12:00+02");
        _nodes.Remove(before);
        await before.DisposeAsync();
        _count.Fires.ShouldBeEmpty();

        await StartAsync(Register, "2026-11-24T16:00+02");
        await _count.UntilAsync(fires => fires.Count >= 4);
        await UntilNothingIsDueAsync(DateTimeOffset.Parse("2026-11-24T16:00+02", CultureInfo.InvariantCulture));

        _count.Fires.GroupBy(fire => fire.Job).ToDictionary(job => job.Key, job => job.Count())
            .ShouldBe(new Dictionary<string, int> { ["once"] = 1, ["all"] = 3 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_version_changes_the_times_of_jobs_and_takes_those_away_that_are_no_more()
    {
        var before = await StartAsync(services =>
        {
            services.AddScheduledJob<CountingJob>("test/kept", EachNight, MissedFires.Skip);
            services.AddScheduledJob<CountingJob>("test/changed", EachNight, MissedFires.Skip);
            services.AddScheduledJob<CountingJob>("test/gone", EachNight, MissedFires.Skip);
        });
        _nodes.Remove(before);
        await before.DisposeAsync();
        const string Sql = """
            select string_agg(trigger_name || ' ' || cron_expression || ' ' || time_zone_id, ', ' order by trigger_name)
              from quartz.qrtz_cron_triggers
             where trigger_group = 'test'
            """;

        await StartAsync(services =>
        {
            services.AddScheduledJob<CountingJob>("test/kept", EachNight, MissedFires.Skip);
            services.AddScheduledJob<CountingJob>("test/changed", "0 0 4 * * ?", MissedFires.Skip);
        });

        (await ScalarAsync<string>(Sql)).ShouldBe("changed 0 0 4 * * ? Africa/Maseru, kept 0 0 3 * * ? Africa/Maseru");
    }

    [Fact]
    public async Task A_job_that_fails_runs_again_at_its_next_time_and_what_the_fault_says_is_logged_nowhere()
    {
        SuiteLog.Use(FailingJob.Said);
        await StartAsync(services => services.AddScheduledJob<FailingJob>("test/fails", EachSecond, MissedFires.Skip));

        await _count.UntilAsync(fires => fires.Count >= 3);

        _count.Fires.Select(fire => fire.Due).ShouldBeUnique();
    }

    /// <summary>A node on the common database: on real time, or at a moment at which it stands still.</summary>
    private async Task<GatewayFixture> CreateAsync(Action<IServiceCollection> register, string? moment = null)
    {
        var node = new GatewayFixture();
        node.Settings["Database:ConnectionString"] = _database.ConnectionString;
        node.Settings["Scheduling:Enabled"] = "true";
        if (moment is not null) node.Time.MoveTo(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
        node.MoreServices = services =>
        {
            services.AddSingleton(_count);
            if (moment is null) services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
            register(services);
        };
        await node.InitializeAsync();
        _nodes.Add(node);
        return node;
    }

    private async Task<GatewayFixture> StartAsync(Action<IServiceCollection> register, string? moment = null)
    {
        var node = await CreateAsync(register, moment);
        _ = node.Services;
        return node;
    }

    private async Task UntilNothingIsDueAsync(DateTimeOffset moment)
    {
        const string Sql = """
            select (select count(*) from quartz.qrtz_triggers where trigger_group = 'test' and next_fire_time <= @ticks)
                 + (select count(*) from quartz.qrtz_fired_triggers where trigger_group = 'test')
            """;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await ScalarAsync<long>(Sql, new { ticks = moment.UtcTicks }) > 0) await Task.Delay(50, patience.Token);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await _database.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private async Task<T?> ScalarAsync<T>(string sql, object? arguments = null)
    {
        await using var connection = await _database.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, arguments);
    }
}
