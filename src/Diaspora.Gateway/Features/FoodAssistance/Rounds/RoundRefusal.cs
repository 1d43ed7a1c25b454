using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Why something cannot be done with rounds, points and lists, as it is told to who asked.</summary>
internal sealed class RoundRefusal : ApiRefusal
{
    private RoundRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such round for this person.</summary>
    public static RoundRefusal Unknown() => new(ApiProblem.NotFound("round/not-found", "There is no such round."));

    /// <summary>There is no such point for this person.</summary>
    public static RoundRefusal UnknownPoint() => new(ApiProblem.NotFound("point/not-found", "There is no such point."));

    /// <summary>There is no such list for this person.</summary>
    public static RoundRefusal UnknownList() => new(ApiProblem.NotFound("list/not-found", "There is no such list."));

    /// <summary>It is in a state that does not allow this.</summary>
    public static RoundRefusal State(string detail) => new(ApiProblem.Conflict("round/state", detail));

    /// <summary>Somebody changed it meanwhile.</summary>
    public static RoundRefusal Changed(int version) => new(ApiProblem.Conflict(
        "round/changed", $"It was changed meanwhile and is version {version} now. What you typed is still here; look at it again."));

    /// <summary>This person may not do it.</summary>
    public static RoundRefusal Person(string detail) => new(ApiProblem.Forbidden("list/second-person", detail));

    /// <summary>A file is larger than what is read.</summary>
    public static RoundRefusal TooLarge(string detail) =>
        new(TypedResults.Problem(detail, statusCode: StatusCodes.Status413PayloadTooLarge, type: "request/too-large"));

    /// <summary>Nothing can be handed out for what was typed, and why.</summary>
    /// <param name="type">The last part of the type, such as <c>already</c>.</param>
    /// <param name="detail">What the clerk reads.</param>
    public static RoundRefusal Collect(string type, string detail) => new(ApiProblem.Conflict("collect/" + type, detail));

    /// <summary>Fields break rules.</summary>
    public static RoundRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static RoundRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
