using Diaspora.Gateway.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Why something cannot be done with an announcement, as it is told to who asked.</summary>
internal sealed class AnnouncementRefusal : ApiRefusal
{
    private AnnouncementRefusal(ProblemHttpResult answer)
        : base(answer)
    {
    }

    /// <summary>There is no such announcement.</summary>
    public static AnnouncementRefusal Unknown() => new(ApiProblem.NotFound("announcement/not-found", "There is no such announcement."));

    /// <summary>There is no such test phone.</summary>
    public static AnnouncementRefusal UnknownPhone() => new(ApiProblem.NotFound("test-phone/not-found", "There is no such test phone."));

    /// <summary>It is in a state that does not allow this.</summary>
    public static AnnouncementRefusal State(string detail) => new(ApiProblem.Conflict("announcement/state", detail));

    /// <summary>Somebody changed it meanwhile.</summary>
    public static AnnouncementRefusal Changed(int version, string changedBy) => new(ApiProblem.Conflict(
        "announcement/changed", $"It was changed meanwhile by {changedBy} and is version {version} now. Look at it again."));

    /// <summary>This person may not do it.</summary>
    public static AnnouncementRefusal Person(string detail) => new(ApiProblem.Forbidden("announcement/second-person", detail));

    /// <summary>Fields break rules.</summary>
    public static AnnouncementRefusal Invalid(IDictionary<string, string[]> problems) => new(ApiProblem.Invalid(problems));

    /// <summary>A field breaks a rule.</summary>
    public static AnnouncementRefusal Invalid(string field, string problem) => new(ApiProblem.Invalid(field, problem));
}
