using Diaspora.Flows.Checking;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Tests.Engine;

namespace Diaspora.Flows.Tests.Checking;

/// <summary>
/// A folder of flow files for one test. It begins with the texts, lists and the offer to resume of the product; what a test
/// writes stands beside them or in their place.
/// </summary>
internal sealed class FlowFiles : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("flows-").FullName;

    public FlowFiles()
    {
        foreach (var shared in new[] { "system.yaml", "lists.yaml", "resume.yaml" })
            File.Copy(Path.Combine(FlowPhone.RepositoryFlows, shared), PathOf(shared));
    }

    public string PathOf(string file) => Path.Combine(_directory, file);

    public FlowFiles With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file)) ?? _directory);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public FlowFiles Without(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    public FlowReport Check(ActionCatalogue? actions = null) => FlowCheck.Run(_directory, actions ?? CheckActions.Catalogue);

    /// <summary>The problems as they are printed, with files named from the folder on.</summary>
    public string[] Problems(ActionCatalogue? actions = null) =>
        [.. Check(actions).Problems.Select(p => $"{p}".Replace(_directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];

    public IReadOnlyList<string> Release() => [.. FlowRelease.Run(_directory, Check()).Select(f => Path.GetRelativePath(_directory, f))];

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
