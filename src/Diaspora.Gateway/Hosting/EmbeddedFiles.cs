using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Diaspora.Gateway.Hosting;

/// <summary>Files of pages, embedded in the program: a browser that shows a page asks no other host for anything.</summary>
internal sealed class EmbeddedFiles
{
    private readonly FrozenDictionary<string, PageFile> _files;

    private EmbeddedFiles(FrozenDictionary<string, PageFile> files) => _files = files;

    /// <summary>Reads the files whose resource names begin so; they are served by the rest of their names.</summary>
    public static EmbeddedFiles Read(string prefix)
    {
        var assembly = typeof(EmbeddedFiles).Assembly;
        var files = new Dictionary<string, PageFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The resource {name} cannot be read.");
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"");
            files[name[prefix.Length..]] = new PageFile(content, TypeOf(name), tag);
        }

        return new EmbeddedFiles(files.ToFrozenDictionary());
    }

    /// <summary>A file by its name. Browsers ask each time, but it is sent again only when the program changed.</summary>
    public Results<FileContentHttpResult, NotFound> Serve(string file, HttpResponse response)
    {
        if (!_files.TryGetValue(file, out var found)) return TypedResults.NotFound();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(found.Content, found.Type, entityTag: found.Tag);
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
