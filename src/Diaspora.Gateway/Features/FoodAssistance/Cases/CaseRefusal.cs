using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Why something cannot be done with a request for food assistance or its programme, as it is told to who asked.</summary>
internal sealed class CaseRefusal : ApiRefusal
{
    private CaseRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such request within the reach of who asked.</summary>
    public static CaseRefusal Unknown() => new(ApiProblem.NotFound("case/not-found", "There is no such request."));

    /// <summary>There is no such proposal, call-back or programme.</summary>
    public static CaseRefusal Unknown(string detail) => new(ApiProblem.NotFound("case/not-found", detail));

    /// <summary>It is in a state that does not allow this.</summary>
    public static CaseRefusal State(string detail) => new(ApiProblem.Conflict("case/state", detail));

    /// <summary>Somebody changed it since it was read.</summary>
    public static CaseRefusal Changed(string detail) => new(ApiProblem.Conflict("case/changed", detail));

    /// <summary>This person may not do it with this request.</summary>
    public static CaseRefusal Person(string detail) => new(ApiProblem.Forbidden("case/second-person", detail));

    /// <summary>The right does not reach this request's district.</summary>
    public static CaseRefusal NotHere() => new(ApiProblem.Forbidden("case/not-allowed", "You may not do this in the district of the request."));

    /// <summary>A field breaks a rule.</summary>
    public static CaseRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));

    /// <summary>Fields break rules.</summary>
    public static CaseRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));
}
