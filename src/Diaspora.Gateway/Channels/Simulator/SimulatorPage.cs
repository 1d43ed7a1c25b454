using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>The page's own files, which are embedded in the program: a browser that shows it asks no other host for anything.</summary>
internal static class SimulatorPage
{
    private const string Resources = "simulator/";
    private const string FirstFile = "index.html";

    // Scripts, styles and requests of this host alone, and nothing inline.
    private const string Policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static readonly FrozenDictionary<string, PageFile> s_files = Read();

    /// <summary>Maps the page and its files.</summary>
    public static RouteGroupBuilder MapSimulatorPage(this RouteGroupBuilder group)
    {
        group.MapGet("", (HttpResponse response) => Serve(FirstFile, response));
        group.MapGet("{file}", Serve);
        return group;
    }

    private static Results<FileContentHttpResult, NotFound> Serve(string file, HttpResponse response)
    {
        if (!s_files.TryGetValue(file, out var found)) return TypedResults.NotFound();
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        // Asked for each time, but sent again only when the program changed.
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(found.Content, found.Type, entityTag: found.Tag);
    }

    private static FrozenDictionary<string, PageFile> Read()
    {
        var assembly = typeof(SimulatorPage).Assembly;
        var files = new Dictionary<string, PageFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Resources, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The resource {name} cannot be read.");
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
            files[name[Resources.Length..]] = new PageFile(content, TypeOf(name), tag);
        }

        return files.ToFrozenDictionary();
    }

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No content type is known for {other}."),
    };

    private sealed record PageFile(byte[] Content, string Type, EntityTagHeaderValue Tag);
}
