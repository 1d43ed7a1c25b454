using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Why something cannot be done with a complaint, as it is told to who asked.</summary>
internal sealed class ComplaintRefusal : ApiRefusal
{
    private ComplaintRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such complaint, or none that this person may know of.</summary>
    public static ComplaintRefusal Unknown() => new(ApiProblem.NotFound("complaint/not-found", "There is no such complaint."));

    /// <summary>It is in a state that does not allow this.</summary>
    public static ComplaintRefusal State(string detail) => new(ApiProblem.Conflict("complaint/state", detail));

    /// <summary>Somebody changed it meanwhile.</summary>
    /// <param name="by">Who; null: the person who complained, or nobody that is to be named.</param>
    public static ComplaintRefusal Changed(string? by) => new(ApiProblem.Conflict(
        "complaint/changed",
        by is null ? "It was changed meanwhile; your text is still here. Look at it again."
            : $"It was changed meanwhile by {by}; your text is still here. Look at it again."));

    /// <summary>This person had the request in hand.</summary>
    public static ComplaintRefusal Decider() =>
        new(ApiProblem.Forbidden("complaint/second-person", "You had this request in hand: somebody else answers the appeal."));

    /// <summary>Fields break rules.</summary>
    public static ComplaintRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static ComplaintRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
