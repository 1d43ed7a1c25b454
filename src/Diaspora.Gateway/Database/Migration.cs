using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Diaspora.Gateway.Database;

/// <summary>One numbered SQL file of a folder named <c>Migrations</c>.</summary>
/// <param name="Name">Path of the file inside the project, with slashes: <c>Features/Events/Migrations/0001_events.sql</c>.</param>
/// <param name="Sql">The whole text, with line feeds only.</param>
internal sealed partial record Migration(string Name, string Sql)
{
    // Features may refer to what the platform made under the same number.
    private static readonly string[] PlatformFolders = ["Database/", "Privacy/", "Contacts/", "Conversations/", "Messaging/", "Staff/", "Scheduling/"];

    /// <summary>The number at the start of the file's name.</summary>
    public int Number { get; } = ReadNumber(Name);

    /// <summary>SHA-256 of the text in hex. Line endings do not count.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>
    /// The migrations in an assembly, in the order in which they apply: by number; within a number the platform's folders first, then by name.
    /// </summary>
    /// <exception cref="MigrationException">A file is misnamed, or a folder uses a number twice.</exception>
    public static IReadOnlyList<Migration> ReadEmbedded(Assembly assembly) => InOrder(
        assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Name: resource.Replace('\\', '/')))
            .Where(file => file.Name.Contains("Migrations/", StringComparison.Ordinal) && file.Name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(file => new Migration(file.Name, ReadText(assembly, file.Resource))));

    /// <summary>Sorts and checks migrations.</summary>
    /// <exception cref="MigrationException">A folder uses a number twice.</exception>
    public static IReadOnlyList<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations
            .OrderBy(migration => migration.Number)
            .ThenBy(migration => Rank(migration.Name))
            .ThenBy(migration => migration.Name, StringComparer.Ordinal)
            .ToList();
        var twice = ordered
            .GroupBy(migration => (Path.GetDirectoryName(migration.Name), migration.Number))
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? ordered
            : throw new MigrationException(
                $"{string.Join(" and ", twice.Select(file => file.Name))} have the same number. Give the later one the next free number.");
    }

    private static int Rank(string name)
    {
        var rank = Array.FindIndex(PlatformFolders, folder => name.StartsWith(folder, StringComparison.Ordinal));
        return rank < 0 ? PlatformFolders.Length : rank;
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new MigrationException($"{name} cannot be read from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static int ReadNumber(string name)
    {
        var match = FileName().Match(name);
        return match.Success
            ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
            : throw new MigrationException($"{name} must be named like 0001_what_it_does.sql.");
    }

    [GeneratedRegex(@"(^|/)(?<number>\d{4})_[a-z0-9_]+\.sql$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
