using Diaspora.Flows.Definition;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>Reads where something leads: a screen, <c>flow:ID</c> or <c>resume</c>.</summary>
internal static class TargetReader
{
    /// <summary>The place under a key; a problem and null when it is missing.</summary>
    public static Target? Read(YamlMap map, string key, string meaning) =>
        map.Require(key, meaning) is { Length: > 0 } text ? Parse(text, Where(map, key)) : null;

    /// <summary>The place under a key, or null.</summary>
    public static Target? Find(YamlMap map, string key) => map.FindText(key) is { } text ? Parse(text, Where(map, key)) : null;

    /// <summary>Outcome names to places.</summary>
    public static IReadOnlyDictionary<string, Target> Outcomes(YamlMap map)
    {
        var targets = new Dictionary<string, Target>();
        foreach (var (outcome, node) in map.Entries())
        {
            if (node is YamlScalarNode { Value: { Length: > 0 } text }) targets[outcome] = Parse(text, map.File.At(node));
            else map.File.Report(node, "not-a-word", $"'{outcome}' must name the screen it leads to.");
        }

        return targets;
    }

    private static Target Parse(string text, Source at) => text switch
    {
        "resume" => new Target(TargetKind.Resume, "", at),
        _ when text.StartsWith("flow:", StringComparison.Ordinal) => new Target(TargetKind.Flow, text["flow:".Length..], at),
        _ => new Target(TargetKind.Screen, text, at),
    };

    private static Source Where(YamlMap map, string key) => map.Find(key) is { } node ? map.File.At(node) : map.At;
}
