using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>A walk through every page of the console, from link to link.</summary>
internal sealed partial class ConsoleWalk
{
    private static readonly string[] s_closed = ["/console/status/", "/console/sign-", "/console/assets/"];
    private readonly string[] _kinds;

    public ConsoleWalk(GatewayFixture gateway) => _kinds =
    [
        .. gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => "/" + (e.RoutePattern.RawText ?? "").Trim('/'))
            .Where(path => path == "/console" || path.StartsWith("/console/", StringComparison.Ordinal))
            .Where(path => !s_closed.Any(path.StartsWith)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Routes of pages; files and streams are none.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    /// <summary>
    /// Looks at every page without a parameter, at the first few that their links lead to of each other kind, and at number 1 of kinds that no
    /// link leads to, which may not be there.
    /// </summary>
    /// <param name="most">Most pages of one kind: enough to see it filled and empty.</param>
    /// <param name="look">Looks at the page of an address, which must be there or may be missing, and gives the links of its content.</param>
    public async Task TakeAsync(int most, Func<string, bool, Task<IEnumerable<string>>> look)
    {
        var visits = new Dictionary<string, int>();
        var ways = new Queue<string>(_kinds.Where(kind => !kind.Contains('{')));
        var seen = ways.ToHashSet();
        while (ways.TryDequeue(out var path))
        {
            foreach (var link in await look(path, true))
            {
                if (KindOf(link) is not { } kind || !seen.Add(link)) continue;
                visits[kind] = visits.GetValueOrDefault(kind) + 1;
                if (visits[kind] <= most) ways.Enqueue(link);
            }
        }

        foreach (var kind in _kinds.Where(kind => kind.Contains('{') && !visits.ContainsKey(kind)))
            await look(Parameter().Replace(kind, "1"), false);
    }

    /// <summary>The route that a link leads to; null: it leads to no page.</summary>
    private string? KindOf(string link) => s_closed.Any(link.StartsWith) ? null : _kinds
        .OrderBy(kind => kind.Count(c => c == '{'))
        .FirstOrDefault(kind => Regex.IsMatch(link.Split('?', '#')[0], $"^{Parameter().Replace(kind, "[^/]+")}$"));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
