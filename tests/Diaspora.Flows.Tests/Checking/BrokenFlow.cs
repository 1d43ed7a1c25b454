namespace Diaspora.Flows.Tests.Checking;

/// <summary>
/// One file of <c>Checking/Broken</c>: flows with a fault, and in lines of <c># expect </c> what the check must say of it. The file is
/// <c>main.yaml</c>, or several files that begin at lines of <c># file NAME</c>; <c># without NAME</c> takes one away that every
/// folder has. Lines keep their numbers, so that an expectation names the line that one sees.
/// </summary>
internal sealed class BrokenFlow(string file)
{
    private const string Expect = "# expect ", NewFile = "# file ", Absent = "# without ";

    private readonly string[] _lines = File.ReadAllLines(file);

    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Checking", "Broken"), "*.yaml").Order(StringComparer.Ordinal)];

    /// <summary>The lines that the check must print, in order.</summary>
    public string[] Expected => Lines(Expect);

    /// <summary>The lines that the check prints.</summary>
    public string[] Found()
    {
        using var files = new FlowFiles();
        foreach (var absent in Lines(Absent)) files.Without(absent);
        var starts = _lines.Index().Where(l => l.Item.StartsWith(NewFile, StringComparison.Ordinal)).Select(l => l.Index).ToArray();
        if (starts.Length == 0) files.With("main.yaml", string.Join('\n', _lines));
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : _lines.Length;
            files.With(_lines[starts[i]][NewFile.Length..], new string('\n', starts[i]) + string.Join('\n', _lines[starts[i]..end]) + "\n");
        }

        return files.Problems();
    }

    private string[] Lines(string start) =>
        [.. _lines.Where(l => l.StartsWith(start, StringComparison.Ordinal)).Select(l => l[start.Length..])];
}
