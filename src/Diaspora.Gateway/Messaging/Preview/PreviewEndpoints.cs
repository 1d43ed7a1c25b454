using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Messaging.Preview;

/// <summary><c>/api/messages/preview</c>.</summary>
internal static class PreviewEndpoints
{
    private const int Longest = 1600;

    /// <summary>Maps the preview.</summary>
    public static RouteGroupBuilder MapPreview(this RouteGroupBuilder api)
    {
        api.MapPost("/messages/preview", Preview).WithTags("Messages").RequireRight(StaffRight.BeStaff);
        return api;
    }

    /// <summary>Tells what a text costs, before and after its letters are folded to those of basic phones.</summary>
    internal static Results<Ok<MessagePreview>, ProblemHttpResult> Preview(PreviewRequest request) => request.Text.Length is 0 or > Longest
        ? ApiProblem.Invalid("text", $"It must have 1 to {Longest} characters.")
        : TypedResults.Ok(MessagePreview.Of(request.Text));
}
