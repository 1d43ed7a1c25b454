using Diaspora.Gateway.Api;
using Diaspora.Gateway.Messaging.History;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

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
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireRole(StaffRole.Operator);
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

    /// <summary>Sends a message again that failed, within three days from now. One whose person stopped messages meanwhile does not leave.</summary>
    internal static async Task<Results<Ok<Replayed>, ProblemHttpResult>> ReplayAsync(
        long id, StaffActor actor, DeadList dead, HistoryStore history, NpgsqlDataSource database, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is null) return MessageEndpoints.Unknown();
        var now = time.GetUtcNow();
        if (!await dead.ReplayAsync(id, now + OutboxStore.Patience, cancellationToken))
            return ApiProblem.Conflict("message/not-dead", "The message did not fail, or is a private one that may have arrived.");
        await NoteAsync(database, actor, FormattableString.Invariant($"message/{id}"), new Replayed(1), now, cancellationToken);
        return TypedResults.Ok(new Replayed(1));
    }

    /// <summary>Sends all messages again that failed for a reason, such as <c>route-down</c>.</summary>
    internal static async Task<Results<Ok<Replayed>, ProblemHttpResult>> ReplayAllAsync(
        string reason, StaffActor actor, DeadList dead, NpgsqlDataSource database, TimeProvider time, CancellationToken cancellationToken)
    {
        if (reason.Length is 0 or > LongestReason) return ApiProblem.Invalid("reason", "Name one of the reasons of the list.");
        var now = time.GetUtcNow();
        var replayed = new Replayed(await dead.ReplayAsync(reason, now + OutboxStore.Patience, cancellationToken));
        await NoteAsync(database, actor, "messages/" + reason, replayed, now, cancellationToken);
        return TypedResults.Ok(replayed);
    }

    private static async Task NoteAsync(
        NpgsqlDataSource database, StaffActor actor, string subject, Replayed details, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "message.replayed", subject, details, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
