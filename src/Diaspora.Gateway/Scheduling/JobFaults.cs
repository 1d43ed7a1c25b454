using Quartz;

namespace Diaspora.Gateway.Scheduling;

/// <summary>Logs the fault of a job by its type and place alone: its message may hold what a person said.</summary>
internal sealed class JobFaults(ILogger<JobFaults> logger) : IJobExecutionMiddleware
{
    /// <inheritdoc/>
    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken)
    {
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.JobFailed(context.JobDetail.Key.ToString(), fault.GetType().Name, fault.StackTrace);
        }
    }
}
