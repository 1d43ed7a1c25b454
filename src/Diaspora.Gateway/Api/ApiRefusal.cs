using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Api;

/// <summary>Why something that staff asked for cannot be done: the API answers with it, a page of the console shows it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is never made without an answer.")]
internal class ApiRefusal(ProblemHttpResult answer) : Exception(WordsOf(answer))
{
    /// <summary>The answer as problem details.</summary>
    public ProblemHttpResult Answer { get; } = answer;

    /// <summary>Answers refusals of the endpoints of a group.</summary>
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ApiRefusal refusal)
        {
            return refusal.Answer;
        }
    }

    // Who works with commands has no fields to look at.
    private static string? WordsOf(ProblemHttpResult answer) => answer.ProblemDetails is HttpValidationProblemDetails invalid
        ? string.Join('\n', invalid.Errors.SelectMany(error => error.Value))
        : answer.ProblemDetails.Detail ?? answer.ProblemDetails.Title;
}
