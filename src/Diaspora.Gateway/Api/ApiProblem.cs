using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Api;

/// <summary>
/// Answers that say what is wrong, as problem details (RFC 9457). The <c>type</c> is a stable word for programs, such as
/// <c>announcement/not-found</c>; the detail is for people and holds nothing of a person.
/// </summary>
internal static class ApiProblem
{
    /// <summary>Type of answers to what cannot be read.</summary>
    public const string Unreadable = "request/unreadable";

    /// <summary>Title of such answers.</summary>
    public const string UnreadableTitle = "The request cannot be read.";

    private const string InvalidType = "request/invalid";

    /// <summary>404: there is no such thing.</summary>
    public static ProblemHttpResult NotFound(string type, string detail) => Of(StatusCodes.Status404NotFound, type, detail);

    /// <summary>409: the thing is in a state, or has a version, that does not allow this.</summary>
    public static ProblemHttpResult Conflict(string type, string detail) => Of(StatusCodes.Status409Conflict, type, detail);

    /// <summary>403: the roles would do, but not this person with this thing; such as approving one's own words.</summary>
    public static ProblemHttpResult Forbidden(string type, string detail) => Of(StatusCodes.Status403Forbidden, type, detail);

    /// <summary>400: a field cannot be read.</summary>
    public static ProblemHttpResult CannotRead(string field, string problem) => TypedResults.Problem(
        new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [problem] })
        {
            Status = StatusCodes.Status400BadRequest,
            Type = Unreadable,
            Title = UnreadableTitle,
        });

    /// <summary>422: one field breaks a rule.</summary>
    public static ProblemHttpResult Invalid(string field, string problem) => Invalid(new Dictionary<string, string[]> { [field] = [problem] });

    /// <summary>422: fields break rules.</summary>
    /// <param name="errors">What is wrong, by the field's name in JSON; the empty name is for what concerns several.</param>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors)
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Type = InvalidType,
            Title = "Some fields break a rule.",
        });

    /// <summary>The type of a problem that has only a status.</summary>
    public static string TypeOf(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => "key/unknown",
        StatusCodes.Status403Forbidden => "key/not-allowed",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "request/method",
        StatusCodes.Status413PayloadTooLarge => "request/too-large",
        StatusCodes.Status415UnsupportedMediaType => "request/content-type",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        >= 500 => "fault",
        _ => Unreadable,
    };

    private static ProblemHttpResult Of(int status, string type, string detail) => TypedResults.Problem(detail, statusCode: status, type: type);
}
