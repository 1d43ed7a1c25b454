using System.ComponentModel;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Messaging.History;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>How many messages wait to be sent again.</summary>
/// <param name="Messages">How many.</param>
public sealed record Replayed(int Messages);

/// <summary><c>/api/messages/dead</c>: what could not be sent, and sending it again.</summary>
internal static class DeadEndpoints
{
    private const int LongestReason = 60;

    /// <summary>Maps the dead list and its replay.</summary>
    public static RouteGroupBuilder MapDeadList(this RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireRight(StaffRight.ReadMessages);
        messages.MapGet("/dead", ListAsync);
        messages.MapPost("/dead/replay", ReplayAllAsync);
        messages.MapPost("/{id:long}/replay", ReplayAsync)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return messages;
    }

    /// <summary>Lists messages that could not be sent, the newest first, or those of one reason.</summary>
    internal static async Task<Ok<Page<DeadMessage>>> ListAsync(
        string? reason, [AsParameters] PageRequest page, DeadList dead, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Of(await dead.ListAsync(reason, page.After, page.Read, cancellationToken), page, message => message.Id));

    /// <summary>
    /// Sends a message again that failed, for as long as it is worth sending; one that was worth it only until a moment that is over needs a new one,
    /// within three days from now. One whose person stopped messages meanwhile does not leave.
    /// </summary>
    internal static async Task<Results<Ok<Replayed>, ProblemHttpResult>> ReplayAsync(
        long id, [Description("Until when it is worth sending, with its offset; none: as from the first.")] DateTimeOffset? deliverBy,
        StaffActor actor, DeadList dead, HistoryStore history, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not var (message, _)) return MessageEndpoints.Unknown();
        var now = time.GetUtcNow();
        if (deliverBy <= now || deliverBy > now + OutboxStore.Patience)
            return ApiProblem.Invalid("deliverBy", "It must be later than now and within three days.");
        if (message.Status == "failed" && (deliverBy ?? message.DeliverBy) <= now)
            return ApiProblem.Conflict("message/too-late", "It is worth nothing any more. Say with deliverBy until when it is, if it is all the same.");
        return await dead.ReplayAsync(actor, id, deliverBy, cancellationToken)
            ? TypedResults.Ok(new Replayed(1))
            : ApiProblem.Conflict("message/not-dead", "The message did not fail, was withdrawn, or is a private one that may have arrived.");
    }

    /// <summary>Sends all messages again that failed for a reason, such as <c>route-down</c>, and would not come too late.</summary>
    internal static async Task<Results<Ok<Replayed>, ProblemHttpResult>> ReplayAllAsync(
        string reason, StaffActor actor, DeadList dead, CancellationToken cancellationToken) => reason.Length is 0 or > LongestReason
        ? ApiProblem.Invalid("reason", "Name one of the reasons of the list.")
        : TypedResults.Ok(new Replayed(await dead.ReplayAsync(actor, reason, cancellationToken)));
}
