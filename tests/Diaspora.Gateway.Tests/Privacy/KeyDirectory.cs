namespace Diaspora.Gateway.Tests.Privacy;

/// <summary>An empty directory for keys, removed at the end.</summary>
public sealed class KeyDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("diaspora-keys-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
