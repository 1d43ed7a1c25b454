using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>Why something cannot be done with the directory, as it is told to who asked.</summary>
internal sealed class DirectoryRefusal : ApiRefusal
{
    private DirectoryRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such mission or helpline.</summary>
    public static DirectoryRefusal Unknown() => new(ApiProblem.NotFound("directory/not-found", "There is no such entry in the directory."));

    /// <summary>Another mission's entry, which everybody may read.</summary>
    public static DirectoryRefusal Scope() => new(ApiProblem.Forbidden("directory/scope", "You keep the entry of your own mission only."));

    /// <summary>Somebody changed it meanwhile.</summary>
    public static DirectoryRefusal Changed(int version) => new(ApiProblem.Conflict(
        "directory/changed", FormattableString.Invariant($"It was changed meanwhile and is version {version} now; what you typed is still here.")));

    /// <summary>The code is taken.</summary>
    public static DirectoryRefusal Taken() => new(ApiProblem.Conflict("directory/code-taken", "There is an entry with this code already."));

    /// <summary>It is in a state that does not allow this.</summary>
    public static DirectoryRefusal State(string detail) => new(ApiProblem.Conflict("directory/state", detail));

    /// <summary>This person may not do it.</summary>
    public static DirectoryRefusal Person(string detail) => new(ApiProblem.Forbidden("directory/second-person", detail));

    /// <summary>Fields break rules.</summary>
    public static DirectoryRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static DirectoryRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
