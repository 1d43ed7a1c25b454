using Diaspora.Gateway.Api;

namespace Diaspora.Gateway.Console;

/// <summary>Answers 404 where a page found that there is no such thing, or none for this person.</summary>
internal sealed class MissingPages(RequestDelegate next)
{
    /// <summary>Lets everything else pass.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (ApiRefusal refusal) when (refusal.Answer.StatusCode == StatusCodes.Status404NotFound && !http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
