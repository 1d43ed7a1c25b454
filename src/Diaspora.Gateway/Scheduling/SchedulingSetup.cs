using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Registers regular work.</summary>
internal static class SchedulingSetup
{
    // Same on every node: it names the cluster.
    private const string Cluster = "gateway";

    /// <summary>
    /// Registers the scheduler, unless it is switched off: Quartz on the gateway's database, one cluster of all nodes. It starts with the web server
    /// and not in a command of the program.
    /// </summary>
    public static IHostApplicationBuilder AddScheduling(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Purge>();
        builder.Services.AddSingleton<OverdueWatch>();
        builder.Services.AddScheduledJob<PurgeJob>("scheduling/purge", "0 30 2 * * ?", MissedFires.Once, recover: true);
        builder.Services.AddScheduledJob<OverdueJob>("scheduling/overdue", "0 5 * * * ?", MissedFires.Skip);

        var options = new SchedulingOptions();
        builder.Configuration.Bind(SchedulingOptions.Section, options);
        if (!options.Enabled) return builder;

        // Quartz tells of every step of its own.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // Before Quartz's own hosted service, which then finds the scheduler made.
        builder.Services.AddHostedService<SchedulePreparation>();
        builder.Services.AddQuartz(Configure);
        builder.Services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
        });
        return builder;
    }

    /// <summary>Registers a job, which runs on one node at a time and must do no harm when it runs twice.</summary>
    /// <typeparam name="TJob">The job: thin, sealed, with <c>[DisallowConcurrentExecution]</c>, calling one method of a service.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name, such as <c>events/reminders</c>. Whoever changes it makes another job.</param>
    /// <param name="cron">When it runs, with seconds, on Lesotho's clock: <c>0 0/15 * * * ?</c> is each quarter of an hour.</param>
    /// <param name="missed">What becomes of times at which no node was there.</param>
    /// <param name="recover">Whether another node runs it again at once when the node that runs it is killed.</param>
    public static IServiceCollection AddScheduledJob<TJob>(
        this IServiceCollection services, string name, string cron, MissedFires missed, bool recover = false)
        where TJob : class, IJob
    {
        if (name.Split('/') is not [{ Length: > 0 } group, { Length: > 0 } own])
            throw new ArgumentException("A job is named like events/reminders.", nameof(name));
        services.TryAddScoped<TJob>();
        return services.AddSingleton(new ScheduledJob(typeof(TJob), group, own, cron, missed, recover));
    }

    /// <summary>Registers something that is not kept for ever; see <see cref="Retention"/>.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services, string what, TimeSpan keep, Removal remove) =>
        services.AddSingleton(new Retention(what, keep, remove));

    private static void Configure(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = Cluster);
        quartz.UseDefaultThreadPool(maxConcurrency: 10);
        quartz.AddQuartzHealthChecks(health => health.Name = "scheduler");
        quartz.AddJobMiddleware<JobFaults>();
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(database => database.UseRegisteredDataSource = true);
            store.UseSystemTextJsonSerializer();
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = TimeSpan.FromSeconds(10);
                cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(20);
            });
            store.ConfigureStore(kept =>
            {
                kept.StoreJobDataAsStrings = true;
                kept.TablePrefix = "quartz.qrtz_";
                // The pool's own limit is for conversations; a node may have to wait here for another's lock.
                kept.CommandTimeout = TimeSpan.FromSeconds(30);
            });
            store.ProvisionSchema();
        });
    }
}
