using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Architecture;

/// <summary>The rules of the tree that a compiler does not know, read from the sources.</summary>
public partial class SourceRuleTests
{
    private static readonly string s_root = Path.Combine(GatewayFixture.RepositoryRoot, "src", "Diaspora.Gateway");

    private static readonly (string Path, string Text)[] s_sources =
    [
        .. Directory.EnumerateFiles(s_root, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(s_root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(Path.Combine(s_root, f)))),
    ];

    [Fact]
    public void The_sources_are_found() => s_sources.Length.ShouldBeGreaterThan(50);

    [Theory]
    [InlineData("Features")]
    [InlineData("Channels")]
    public void A_feature_uses_no_other_feature_and_a_provider_no_other_provider(string area)
    {
        var wrong =
            from source in s_sources
            let own = source.Path.Split('/') is [var first, var folder, _, ..] && first == area ? folder : null
            // The simulator is no provider: it is a phone whose network is Africa's Talking.
            where own is not (null or "Simulator")
            from Match use in Regex.Matches(source.Text, $@"Diaspora\.Gateway\.{area}\.(?<other>\w+)", RegexOptions.ExplicitCapture)
            where use.Groups["other"].Value != own
            select $"{source.Path} uses {use.Value}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Sql_stands_only_in_stores_and_sql_files() =>
        Breaking(SqlPattern(), path => path.EndsWith("Store.cs", StringComparison.Ordinal) || path is "Database/Migrator.cs" or "Hosting/Health.cs").ShouldBeEmpty();

    [Fact]
    public void The_redis_client_is_used_only_in_redis_files() =>
        Breaking(new Regex(@"\bStackExchange\.Redis\b"), path => Path.GetFileName(path).StartsWith("Redis", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Quartz_is_used_only_in_jobs_and_in_scheduling() =>
        Breaking(
            new Regex(@"^using Quartz|\bQuartz\.\w|\bIJob\b|\bIJobExecutionContext\b", RegexOptions.Multiline),
            path => path.StartsWith("Scheduling/", StringComparison.Ordinal) || path.EndsWith("Job.cs", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_digits_of_a_number_are_revealed_only_to_be_hashed_encrypted_or_dialled() =>
        Breaking(
            new Regex(@"\.Reveal\(\)"),
            path => path is "Privacy/KeyedHasher.cs" or "Contacts/ContactStore.cs" or "Conversations/UssdConversations.cs").ShouldBeEmpty();

    [Fact]
    public void Everything_is_logged_through_generated_methods() =>
        Breaking(new Regex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\("), _ => false).ShouldBeEmpty();

    [Fact]
    public void No_file_is_a_drawer_for_odds_and_ends() =>
        s_sources.Select(s => Path.GetFileNameWithoutExtension(s.Path))
            .Where(n => n.EndsWith("Helper", StringComparison.Ordinal) || n is "Helpers" or "Utils" or "Extensions" or "Common" || n.EndsWith("Manager", StringComparison.Ordinal))
            .ShouldBeEmpty();

    private static IEnumerable<string> Breaking(Regex pattern, Func<string, bool> allowed) =>
        s_sources.Where(s => !allowed(s.Path) && pattern.IsMatch(s.Text)).Select(s => s.Path);

    [GeneratedRegex(@"^\s*(select\s+\S.*|insert into \S+.*|update \S+\.\S+|delete from \S+.*)$", RegexOptions.Multiline)]
    private static partial Regex SqlPattern();
}
