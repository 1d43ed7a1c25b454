using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>
/// Reads a directory of flow files: <c>system.yaml</c>, <c>lists.yaml</c>, a file a flow, and older versions under <c>released/</c>.
/// </summary>
public static class FlowDirectory
{
    /// <summary>The file of the texts that belong to no one flow.</summary>
    internal const string System = "system.yaml";

    /// <summary>The file of the lists that flows share.</summary>
    internal const string Lists = "lists.yaml";

    /// <summary>The file that says who reviewed which text.</summary>
    internal const string Reviews = "reviews.yaml";

    /// <summary>The folder of released versions.</summary>
    internal const string Released = "released";

    /// <summary>Reads all files and notes every problem of form; whether the flows hold together is checked afterwards.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="actions">The actions that flows can name.</param>
    /// <param name="problems">Receives what is wrong; the set is not to be used when there is any.</param>
    public static FlowSet Read(string directory, ActionCatalogue actions, List<Problem> problems) =>
        ReadFolder(directory, actions, problems).ToSet();

    /// <summary>As <see cref="Read"/>, with the written and the released flows apart.</summary>
    internal static FlowFolder ReadFolder(string directory, ActionCatalogue actions, List<Problem> problems)
    {
        var systemFile = Path.Combine(directory, System);
        var languages = Languages(systemFile);
        var system = Load(systemFile, languages, problems);
        var texts = Texts(system, new FileContext(systemFile, languages, problems));
        var root = system?.FindText("root") ?? "main";
        var resume = system?.FindText("resume") ?? "resume";
        system?.Words("languages");
        system?.Done();

        // Without the languages every text of every flow would be called wrong.
        var lists = system is null ? [] : SharedLists(Load(Path.Combine(directory, Lists), languages, problems));
        var releasedLists = Path.Combine(directory, Released, Lists);
        var reader = new FlowReader(new OptionReader(lists), actions);
        var complete = system is not null;
        return new FlowFolder
        {
            Languages = languages,
            Texts = texts,
            At = new Source(systemFile, 1),
            Root = root,
            Resume = resume,
            Lists = lists,
            ReleasedLists = system is not null && File.Exists(releasedLists) ? SharedLists(Load(releasedLists, languages, problems)) : [],
            Written = system is null ? [] : Flows(FlowFiles(directory)),
            Released = system is null ? [] : [.. Flows(FlowFiles(Path.Combine(directory, Released))).Select(f => f with { Released = true })],
            IsComplete = complete,
        };

        IReadOnlyList<Flow> Flows(IEnumerable<string> files)
        {
            var read = files.Select(f => Load(f, languages, problems) is { } map ? reader.Read(map) : null).ToArray();
            complete &= !read.Contains(null);
            return [.. read.OfType<Flow>()];
        }
    }

    /// <summary>The mapping in a file, or null with a problem.</summary>
    internal static YamlMap? Load(string file, IReadOnlyList<string> languages, List<Problem> problems)
    {
        var context = new FileContext(file, languages, problems);
        if (File.Exists(file)) return context.Load(File.ReadAllText(file));
        context.Report(1, "missing-file", "The file is missing.");
        return null;
    }

    private static IEnumerable<string> FlowFiles(string directory) => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*.yaml")
            .Where(f => Path.GetFileName(f) is not (System or Lists or Reviews)).Order(StringComparer.Ordinal)
        : [];

    private static IReadOnlyList<string> Languages(string systemFile)
    {
        var named = Load(systemFile, [], [])?.Words("languages");
        return named is { Count: > 0 } ? named : ["en"];
    }

    private static SystemTexts Texts(YamlMap? system, FileContext file)
    {
        var map = system?.FindMap("texts");
        if (system is not null && map is null) file.Report(1, "missing-key", "'texts' is missing: the texts that belong to no one flow.");
        var texts = SystemTexts.Required.ToDictionary(
            required => required.Key,
            required => map?.RequireLocal(required.Key, required.Value) ?? file.EmptyText(new Source("", 1), required.Key));
        map?.Done();
        return new SystemTexts(texts);
    }

    private static Dictionary<string, IReadOnlyList<Option>> SharedLists(YamlMap? file)
    {
        var lists = new Dictionary<string, IReadOnlyList<Option>>();
        if (file?.FindMap("lists") is not { } map) return lists;
        foreach (var (name, node) in map.Entries())
            if (node is YamlMappingNode list) lists[name] = OptionReader.Options(new YamlMap(list, file.File, $"lists/{name}"), targets: false);
            else file.File.Report(node, "not-a-map", $"List '{name}' must hold numbered options.");
        file.Done();
        return lists;
    }
}
