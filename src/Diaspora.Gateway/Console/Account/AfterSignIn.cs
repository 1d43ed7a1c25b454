using Microsoft.AspNetCore.WebUtilities;

namespace Diaspora.Gateway.Console.Account;

/// <summary>Where somebody goes once they have signed in.</summary>
internal static class AfterSignIn
{
    /// <summary>The kept form, else the page that was asked for, else the home page; never another site.</summary>
    public static string Address(string? kept, string? returnUrl)
    {
        if (kept is not null) return QueryHelpers.AddQueryString($"{ConsoleSetup.Path}/kept", "kept", kept);
        var ours = returnUrl is not null && (returnUrl == ConsoleSetup.Path || returnUrl.StartsWith(ConsoleSetup.Path + "/", StringComparison.Ordinal)
            || returnUrl.StartsWith(ConsoleSetup.Path + "?", StringComparison.Ordinal));
        return ours && !returnUrl!.Contains('\\', StringComparison.Ordinal) ? returnUrl : ConsoleSetup.Path;
    }

    /// <summary>The same two, carried on to the next step.</summary>
    public static string Query(string? kept, string? returnUrl)
    {
        var query = default(QueryString);
        if (kept is not null) query = query.Add("kept", kept);
        if (returnUrl is not null) query = query.Add("returnUrl", returnUrl);
        return query.ToString();
    }
}
