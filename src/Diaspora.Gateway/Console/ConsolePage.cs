using System.Diagnostics.CodeAnalysis;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Console;

/// <summary>
/// A page of the console: rendered on the server for one request. A form that is posted runs its handler after the page has loaded; what the
/// desk refuses is shown with what was typed, what it does ends in a redirect.
/// </summary>
public abstract class ConsolePage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!; // Set by the framework before anything runs.

    [Inject]
    private protected IStringLocalizer<ConsoleText> L { get; set; } = null!; // As above.

    [Inject]
    private protected NavigationManager Navigation { get; set; } = null!; // As above.

    [Inject]
    private protected TimeProvider Time { get; set; } = null!; // As above.

    [Inject]
    private protected Notices Notices { get; set; } = null!; // As above.

    /// <summary>Who is signed in.</summary>
    private protected StaffActor Actor => field ??= StaffActor.Of(Http);

    /// <summary>Ends when the browser goes away.</summary>
    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The time.</summary>
    protected DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>What is wrong with what was posted.</summary>
    protected Problems Problems { get; private set; } = Problems.None;

    /// <summary>Runs an act; a refusal is shown on the page, one that says there is no such thing becomes the page of missing things.</summary>
    protected async Task TryAsync(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            await act();
        }
        catch (ApiRefusal refusal) when (refusal.Answer.StatusCode != StatusCodes.Status404NotFound)
        {
            Refuse(Problems.Of(refusal));
        }
    }

    /// <summary>Shows problems that the page found itself.</summary>
    protected void Refuse(Problems problems)
    {
        Problems = problems;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Leads to another page, which shows a notice once.</summary>
    [DoesNotReturn]
    protected void Done(string url, string notice)
    {
        Notices.Leave(Http, notice);
        GoTo(url);
    }

    /// <summary>Leads to another page.</summary>
    [DoesNotReturn]
    protected void GoTo(string url)
    {
        Navigation.NavigateTo(url);
        throw new InvalidOperationException("Leading to another page ends the request.");
    }

    /// <summary>Shows the page of things that are not there: there is no such thing, or not for this person.</summary>
    [DoesNotReturn]
    protected static void Missing() => throw new ApiRefusal(ApiProblem.NotFound("not-found", "There is no such page."));
}
