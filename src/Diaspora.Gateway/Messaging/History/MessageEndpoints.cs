using Diaspora.Gateway.Api;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Messaging.History;

/// <summary><c>/api/messages</c>: how messages went.</summary>
internal static class MessageEndpoints
{
    /// <summary>Maps the list and the history of one.</summary>
    public static RouteGroupBuilder MapMessages(this RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireRight(StaffRight.ReadMessages);
        messages.MapGet("/", ListAsync);
        messages.MapGet("/{id:long}", GetAsync).ProducesProblem(StatusCodes.Status404NotFound);
        return messages;
    }

    /// <summary>Lists messages, the newest first; without their words, and with numbers masked.</summary>
    internal static async Task<Results<Ok<Page<MessageView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] MessageFilter filter, [AsParameters] PageRequest page, HistoryStore history, FieldCipher cipher,
        CancellationToken cancellationToken)
    {
        if (filter.Status is { } status && !MessageFilter.Statuses.Contains(status))
            return ApiProblem.Invalid("status", $"It is one of {string.Join(", ", MessageFilter.Statuses)}.");
        if (filter.Category is { } category && !MessageCategory.All.Contains(category))
            return ApiProblem.Invalid("category", $"It is one of {string.Join(", ", MessageCategory.All)}.");
        var rows = await history.ReadAsync(filter, page.After, page.Read, cancellationToken);
        return TypedResults.Ok(Page.Of([.. rows.Select(row => MessageView.Of(row, cipher))], page, message => message.Id));
    }

    /// <summary>Tells the whole way of a message: when it was caused and due, each attempt that failed, who took it and what became of it.</summary>
    internal static async Task<Results<Ok<MessageHistory>, ProblemHttpResult>> GetAsync(
        long id, HistoryStore history, FieldCipher cipher, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(id, cancellationToken) is not var (row, failed)) return Unknown();
        return TypedResults.Ok(new MessageHistory(MessageView.Of(row, cipher), row.DeliverBy, row.Provider, row.ProviderId, failed));
    }

    /// <summary>Answer when there is no such message.</summary>
    internal static ProblemHttpResult Unknown() => ApiProblem.NotFound("message/not-found", "There is no such message, or it was deleted after its time.");
}
