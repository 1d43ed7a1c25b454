using Microsoft.AspNetCore.Antiforgery;

namespace Diaspora.Gateway.Console;

/// <summary>Answers a form without a valid token before any page sees it, with the same page everywhere.</summary>
internal sealed class ForgedForms(RequestDelegate next)
{
    /// <summary>Lets everything else pass.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(http);
        // The page that says so is loaded like any other: nothing of the form is read.
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
