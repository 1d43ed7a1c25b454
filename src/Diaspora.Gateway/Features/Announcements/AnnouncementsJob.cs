using Quartz;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Releases each minute what is due. A minute that was missed is made up for by the next one.</summary>
[DisallowConcurrentExecution]
internal sealed class AnnouncementsJob(AnnouncementReleases releases, TimeProvider time) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await releases.ReleaseDueAsync(time.GetUtcNow(), cancellationToken);
}
