using System.ComponentModel;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>How many messages wait to be sent again.</summary>
/// <param name="Messages">How many.</param>
public sealed record Replayed(int Messages);

/// <summary><c>/api/messages/dead</c>: what could not be sent, and sending it again.</summary>
internal static class DeadEndpoints
{
    /// <summary>Maps the dead list and its replay.</summary>
    public static RouteGroupBuilder MapDeadList(this RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages").AddEndpointFilter(ApiRefusal.AnswerAsync);
        messages.MapGet("/dead", ListAsync).RequireRight(StaffRight.ReadMessages);
        messages.MapGet("/dead/reasons", CountAsync).RequireRight(StaffRight.ReadMessages);
        messages.MapPost("/dead/replay", ReplayAllAsync).RequireRight(StaffRight.ReplayMessages);
        messages.MapPost("/{id:long}/replay", ReplayAsync).RequireRight(StaffRight.ReplayMessages)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return messages;
    }

    /// <summary>Lists messages that could not be sent, the newest first, or those of one reason.</summary>
    internal static async Task<Ok<Page<DeadMessage>>> ListAsync(
        string? reason, [AsParameters] PageRequest page, DeadList dead, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Of(await dead.ListAsync(reason, page.After, page.Read, cancellationToken), page, message => message.Id));

    /// <summary>Counts messages that could not be sent, by why.</summary>
    internal static async Task<Ok<IReadOnlyList<DeadReason>>> CountAsync(DeadList dead, CancellationToken cancellationToken) =>
        TypedResults.Ok(await dead.CountAsync(cancellationToken));

    /// <summary>
    /// Sends a message again that failed, for as long as it is worth sending; one that was worth it only until a moment that is over needs a new one,
    /// within three days from now. One whose person stopped messages meanwhile does not leave.
    /// </summary>
    internal static async Task<Ok<Replayed>> ReplayAsync(
        long id, [Description("Until when it is worth sending, with its offset; none: as from the first.")] DateTimeOffset? deliverBy,
        [Description("Why, for the audit; no names, no numbers.")] string? why, StaffActor actor, DeadList dead, CancellationToken cancellationToken)
    {
        await dead.RequireReplayAsync(actor, id, deliverBy, why, cancellationToken);
        return TypedResults.Ok(new Replayed(1));
    }

    /// <summary>Sends all messages again that failed for a reason, such as <c>route-down</c>, and would not come too late.</summary>
    internal static async Task<Ok<Replayed>> ReplayAllAsync(
        string reason, [Description("Why, for the audit; no names, no numbers.")] string? why, StaffActor actor, DeadList dead,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(new Replayed(await dead.ReplayAsync(actor, reason, why, cancellationToken)));
}
