using Diaspora.Gateway.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>The page's own files.</summary>
internal static class SimulatorPage
{
    private const string FirstFile = "index.html";

    // Scripts, styles and requests of this host alone, and nothing inline.
    private const string Policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static readonly EmbeddedFiles s_files = EmbeddedFiles.Read("simulator/");

    /// <summary>Maps the page and its files.</summary>
    public static RouteGroupBuilder MapSimulatorPage(this RouteGroupBuilder group)
    {
        group.MapGet("", (HttpResponse response) => Serve(FirstFile, response));
        group.MapGet("{file}", Serve);
        return group;
    }

    private static Results<FileContentHttpResult, NotFound> Serve(string file, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        return s_files.Serve(file, response);
    }
}
