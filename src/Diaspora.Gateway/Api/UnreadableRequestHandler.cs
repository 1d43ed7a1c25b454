using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Diaspora.Gateway.Api;

/// <summary>Answers a request whose address or body cannot be read, and names the field where that is known; never what stood in it.</summary>
internal sealed partial class UnreadableRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad) return ValueTask.FromResult(false);
        httpContext.Response.StatusCode = bad.StatusCode;
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = Describe(bad) });
    }

    private static ProblemDetails Describe(BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest) return new ProblemDetails { Status = bad.StatusCode };
        var errors = ErrorsOf(bad).GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Problem).ToArray());
        return new HttpValidationProblemDetails(errors) { Status = bad.StatusCode, Type = ApiProblem.Unreadable, Title = ApiProblem.UnreadableTitle };
    }

    private static IEnumerable<(string Field, string Problem)> ErrorsOf(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
        {
            var missing = json.Message.IndexOf("missing required properties", StringComparison.Ordinal);
            if (missing >= 0)
                return QuotedName().Matches(json.Message, missing).Select(m => (Under(json.Path, m.Groups["name"].Value), "It is missing."));
            if (json.Message == PlainStringConverter.Problem) return [(Under(json.Path, ""), json.Message)];
            var unknown = UnknownMember().Match(json.Message);
            return [(Under(json.Path, ""), unknown.Success ? "There is no such field." : "It is not JSON of the right form.")];
        }

        if (MissingBody().IsMatch(bad.Message)) return [("", "The body is missing.")];
        var parameter = ParameterName().Match(bad.Message);
        return [(parameter.Success ? JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value) : "", "It is missing or has the wrong form.")];
    }

    // $.audience.countries[0] is told as audience.countries[0].
    private static string Under(string? path, string name) =>
        string.Join('.', new[] { path?.TrimStart('$').TrimStart('.') ?? "", name }.Where(part => part.Length > 0));

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedName();

    [GeneratedRegex("could not be mapped to any .NET member")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("from body|no body was provided")]
    private static partial Regex MissingBody();

    // The framework tells the name behind the type: "Nullable<int> Limit".
    [GeneratedRegex("parameter \"[^\"]*?(?<name>\\w+)\"", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ParameterName();
}
