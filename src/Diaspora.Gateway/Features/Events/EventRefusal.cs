using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Why something cannot be done with an event, as it is told to who asked.</summary>
internal sealed class EventRefusal : ApiRefusal
{
    /// <summary>What is said of a time that is none.</summary>
    public const string NoTime = "It must be a time of day such as 09:00.";

    private EventRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such event.</summary>
    public static EventRefusal Unknown() => new(ApiProblem.NotFound("event/not-found", "There is no such event."));

    /// <summary>It is cancelled, so nothing of it is changed any more.</summary>
    public static EventRefusal Cancelled() => new(ApiProblem.Conflict("event/cancelled", "The event is cancelled."));

    /// <summary>It is in a state that does not allow this.</summary>
    public static EventRefusal State(string detail) => new(ApiProblem.Conflict("event/state", detail));

    /// <summary>Somebody changed it since it was read.</summary>
    /// <param name="by">Who; null: not known.</param>
    public static EventRefusal Stale(string? by) => new(ApiProblem.Conflict(
        "event/stale", $"It was changed meanwhile by {by ?? "somebody else"}. Read it again; what you have written was not saved."));

    /// <summary>Fields break rules.</summary>
    public static EventRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static EventRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
