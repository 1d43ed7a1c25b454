using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Staff.Accounts;

/// <summary>Why something cannot be done with an account.</summary>
internal sealed class AccountRefusal : ApiRefusal
{
    private AccountRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such account.</summary>
    public static AccountRefusal Unknown() => new(ApiProblem.NotFound("staff/not-found", "There is no such account."));

    /// <summary>Somebody changed it meanwhile.</summary>
    public static AccountRefusal Changed() => new(ApiProblem.Conflict("staff/changed", "The account was changed meanwhile. Look at it again."));

    /// <summary>One's own rights are for somebody else to change.</summary>
    public static AccountRefusal Own() => new(ApiProblem.Forbidden("staff/own-account", "Another administrator changes your account."));

    /// <summary>Whoever could make or enter such an account at the console could read what the focal point alone may read.</summary>
    public static AccountRefusal OnServerOnly() => new(ApiProblem.Forbidden(
        "staff/on-server-only", "An account of the PSEA focal point is opened and reset on the server alone: ./gateway admin users."));

    /// <summary>A field breaks a rule.</summary>
    public static AccountRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));

    /// <summary>Fields break rules.</summary>
    public static AccountRefusal Invalid(Dictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));
}
