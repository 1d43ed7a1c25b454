using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Why something cannot be done at the money desk, as it is told to who asked.</summary>
internal sealed class MoneyRefusal : ApiRefusal
{
    private MoneyRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such thing.</summary>
    /// <param name="what">Its name in the type of the problem, such as <c>question</c>.</param>
    /// <param name="detail">The same for people.</param>
    public static MoneyRefusal Unknown(string what, string detail) => new(ApiProblem.NotFound($"{what}/not-found", detail));

    /// <summary>It is in a state that does not allow this.</summary>
    public static MoneyRefusal State(string what, string detail) => new(ApiProblem.Conflict($"{what}/state", detail));

    /// <summary>Somebody changed it since it was read.</summary>
    public static MoneyRefusal Stale(string what, string by) => new(ApiProblem.Conflict(
        $"{what}/stale", $"It was changed meanwhile by {by}. Read it again; what you have written was not saved."));

    /// <summary>This person may not do it, another may.</summary>
    public static MoneyRefusal Person(string what, string detail) => new(ApiProblem.Forbidden($"{what}/second-person", detail));

    /// <summary>Fields break rules.</summary>
    public static MoneyRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static MoneyRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
