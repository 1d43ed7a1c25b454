using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary><c>/console/announcements/{id}/progress</c>: server-sent events for a page that stays open.</summary>
internal static class ProgressEndpoint
{
    private const string Event = "progress";

    /// <summary>Maps the stream.</summary>
    public static IEndpointRouteBuilder MapAnnouncementProgress(this IEndpointRouteBuilder app)
    {
        app.MapGet("/console/announcements/{id:long}/progress", Follow).RequireAuthorization(StaffRight.ReadAnnouncements).ExcludeFromDescription();
        return app;
    }

    /// <summary>Tells how far an announcement has come, every two seconds until it is done.</summary>
    internal static ServerSentEventsResult<AnnouncementProgress> Follow(long id, AnnouncementWatch watch, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(watch.FollowAsync(id, cancellationToken), Event);
}
