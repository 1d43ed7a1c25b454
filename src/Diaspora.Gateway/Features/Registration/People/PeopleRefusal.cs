using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>Why something cannot be done with a registered person, as it is told to who asked. Nothing in it tells of the person.</summary>
internal sealed class PeopleRefusal : ApiRefusal
{
    private PeopleRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such person (any more).</summary>
    public static PeopleRefusal Unknown() => new(ApiProblem.NotFound("person/not-found", "There is no such person."));

    /// <summary>There is no such request, or it is closed.</summary>
    public static PeopleRefusal UnknownRequest() => new(ApiProblem.NotFound("request/not-found", "There is no such open request."));

    /// <summary>There is no such task, or it is done.</summary>
    public static PeopleRefusal UnknownTask() => new(ApiProblem.NotFound("task/not-found", "There is no such task, or it is done."));

    /// <summary>Somebody changed it meanwhile.</summary>
    public static PeopleRefusal Changed() => new(ApiProblem.Conflict(
        "person/changed", "These details were changed meanwhile, by the person or by somebody on the staff. Look at them again; what you typed is still here."));

    /// <summary>It is in a state that does not allow this.</summary>
    public static PeopleRefusal State(string detail) => new(ApiProblem.Conflict("person/state", detail));

    /// <summary>Fields break rules.</summary>
    public static PeopleRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static PeopleRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
