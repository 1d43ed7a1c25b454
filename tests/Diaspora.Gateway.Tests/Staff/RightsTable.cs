using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Staff;

/// <summary>The one table of who may call what, <c>rights.txt</c>.</summary>
internal static class RightsTable
{
    private const string Everyone = "everyone";
    private static readonly string s_file =
        Path.Combine(GatewayFixture.RepositoryRoot, "tests", "Diaspora.Gateway.Tests", "Staff", "rights.txt");

    /// <summary>Lines of the table whose path begins so.</summary>
    public static IReadOnlyList<string> LinesOf(string path) =>
        [.. File.ReadLines(s_file).Where(line => !line.StartsWith('#') && line.Contains($" {path}", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>A line as the table writes it.</summary>
    public static string Line(string method, string path, IReadOnlyCollection<string> letIn) =>
        $"{method} {path} : {(letIn.Count == StaffRole.All.Count ? Everyone : string.Join(' ', letIn))}";

    /// <summary>Every role, with something that it is held for where it is held for something.</summary>
    public static IReadOnlyList<RoleGrant> Grants { get; } =
    [
        .. StaffRole.All.Select(role => new RoleGrant(role, Scopes.KindOf(role) switch
        {
            ScopeKind.District => "LS-G",
            ScopeKind.Mission => "welkom",
            ScopeKind.Point => "1",
            ScopeKind.Facility => "port-health",
            _ => null,
        })),
    ];
}
