using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>Compares two files of one flow by what they say: order, layout, comments and notes do not count.</summary>
internal static class FlowMeaning
{
    /// <summary>
    /// Line of the first place in a file where another says something else; null when both mean the same or one is no mapping.
    /// </summary>
    public static int? FirstDifference(string file, string other) =>
        Root(file) is { } one && Root(other) is { } two && Difference(one, two, "") is { } node ? (int)node.Start.Line : null;

    private static YamlMappingNode? Root(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(file);
        stream.Load(reader);
        return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] ? root : null;
    }

    private static YamlNode? Difference(YamlNode one, YamlNode two, string path) => (one, two) switch
    {
        (YamlScalarNode a, YamlScalarNode b) => a.Value == b.Value ? null : a,
        (YamlSequenceNode a, YamlSequenceNode b) => a.Children.Count == b.Children.Count
            ? a.Zip(b, (x, y) => Difference(x, y, path + "/-")).FirstOrDefault(d => d is not null)
            : a,
        (YamlMappingNode a, YamlMappingNode b) => OfMaps(a, b, path),
        _ => one,
    };

    private static YamlNode? OfMaps(YamlMappingNode one, YamlMappingNode two, string path)
    {
        foreach (var (key, value) in one.Children)
        {
            if (IsNote(key, path)) continue;
            if (!two.Children.TryGetValue(key, out var other)) return key;
            if (Difference(value, other, $"{path}/{key}") is { } difference) return difference;
        }

        return two.Children.Keys.Any(k => !IsNote(k, path) && !one.Children.ContainsKey(k)) ? one : null;
    }

    /// <summary>Notes stand beside the screens and at the head of the flow; elsewhere the word is a name like any other.</summary>
    private static bool IsNote(YamlNode key, string path) =>
        key is YamlScalarNode { Value: "note" }
        && (path.Length == 0 || (path.StartsWith("/screens/", StringComparison.Ordinal) && path.Count(c => c == '/') == 2));
}
