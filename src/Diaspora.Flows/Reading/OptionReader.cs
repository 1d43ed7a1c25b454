using System.Globalization;
using Diaspora.Flows.Definition;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>Reads numbered options and shared lists of them.</summary>
internal sealed class OptionReader(IReadOnlyDictionary<string, IReadOnlyList<Option>> lists)
{
    private static readonly int[] s_keys = [77];

    /// <summary>The options of a screen: its own, or those of a shared list with one place for all.</summary>
    public IReadOnlyList<Option> Read(YamlMap screen)
    {
        var own = screen.FindMap("options") is { } options ? Options(options, targets: true) : [];
        if (screen.FindText("from") is not { } list) return own;
        if (TargetReader.Read(screen, "go", "where a choice from the list leads") is not { } go) return own;
        if (!lists.TryGetValue(list, out var shared))
        {
            screen.File.Report(screen.Find("from") ?? screen.Find("go")!, "unknown-list", $"There is no list '{list}' in lists.yaml; known: {string.Join(", ", lists.Keys)}.");
            return own;
        }

        return [.. shared.Select(o => o with { Go = go }).Concat(own).OrderBy(o => o.Number)];
    }

    /// <summary>Reads a mapping of numbers to options.</summary>
    public static IReadOnlyList<Option> Options(YamlMap options, bool targets)
    {
        var read = new List<Option>();
        foreach (var (key, node) in options.Entries())
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 97 || s_keys.Contains(number))
            {
                options.File.Report(node, "bad-number", $"'{key}' cannot be an option's number: use 1 to 97, without 77, which is a key.");
                continue;
            }

            var alternatives = node is YamlSequenceNode several ? several.Children : [node];
            for (var i = 0; i < alternatives.Count; i++)
            {
                var path = $"{options.Path}/{key}" + (alternatives.Count > 1 ? $".{i + 1}" : "");
                if (alternatives[i] is YamlMappingNode map) read.Add(Option(new YamlMap(map, options.File, path), number, targets));
                else options.File.Report(alternatives[i], "not-a-map", $"Option {key} must hold its text and 'go:'.");
            }
        }

        return [.. read.OrderBy(o => o.Number)];
    }

    private static Option Option(YamlMap map, int number, bool targets)
    {
        var option = new Option
        {
            Number = number,
            Label = map.Languages(alone: false),
            Go = (targets ? TargetReader.Read(map, "go", "where the option leads") : null) ?? new Target(TargetKind.Screen, "", map.At),
            Value = map.FindText("value") ?? number.ToString(CultureInfo.InvariantCulture),
            When = ConditionReader.Read(map),
            BySms = map.Flag("sms", true),
            Language = Language(map),
            At = map.At,
        };
        map.Done();
        return option;
    }

    private static int? Language(YamlMap map)
    {
        if (map.FindText("language") is not { } code) return null;
        var index = map.File.Languages.ToList().IndexOf(code);
        if (index >= 0) return index;
        map.File.Report(map.At.Line, "unknown-language", $"There is no language '{code}'; known: {string.Join(", ", map.File.Languages)}.");
        return null;
    }
}
