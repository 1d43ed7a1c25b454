using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>Reads a directory of flow files: <c>system.yaml</c>, <c>lists.yaml</c>, a file a flow, and older versions under <c>released/</c>.</summary>
public static class FlowDirectory
{
    private const string System = "system.yaml";
    private const string Lists = "lists.yaml";

    /// <summary>Reads all files and notes every problem of form; whether the flows hold together is checked afterwards.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="actions">The actions that flows can name.</param>
    /// <param name="problems">Receives what is wrong; the set is not to be used when there is any.</param>
    public static FlowSet Read(string directory, ActionCatalogue actions, List<Problem> problems)
    {
        var systemFile = Path.Combine(directory, System);
        var languages = Languages(systemFile);
        var system = Load(systemFile, languages, problems);
        var texts = new SystemTexts(Texts(system));
        var root = system?.FindText("root") ?? "main";
        var resume = system?.FindText("resume") ?? "resume";
        system?.Words("languages");
        system?.Done();

        var lists = SharedLists(Load(Path.Combine(directory, Lists), languages, problems));
        var reader = new FlowReader(new OptionReader(lists), actions);
        var flows = new List<Flow>();
        foreach (var file in FlowFiles(directory))
            if (Load(file, languages, problems) is { } map && reader.Read(map) is { } flow) flows.Add(flow);
        return new FlowSet(languages, texts, root, resume, flows);
    }

    /// <summary>The files that hold a flow each, the released versions last, in a fixed order.</summary>
    public static IReadOnlyList<string> FlowFiles(string directory)
    {
        var released = Path.Combine(directory, "released");
        return
        [
            .. Directory.EnumerateFiles(directory, "*.yaml").Where(f => Path.GetFileName(f) is not (System or Lists)).Order(StringComparer.Ordinal),
            .. (Directory.Exists(released) ? Directory.GetFiles(released, "*.yaml") : []).Order(StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> Languages(string systemFile)
    {
        var named = Load(systemFile, [], [])?.Words("languages");
        return named is { Count: > 0 } ? named : ["en"];
    }

    private static YamlMap? Load(string file, IReadOnlyList<string> languages, List<Problem> problems)
    {
        var context = new FileContext(file, languages, problems);
        if (File.Exists(file)) return context.Load(File.ReadAllText(file));
        context.Report(1, "missing-file", "The file is missing.");
        return null;
    }

    private static Dictionary<string, LocalText> Texts(YamlMap? system)
    {
        var texts = new Dictionary<string, LocalText>();
        var map = system?.FindMap("texts");
        foreach (var (name, meaning) in SystemTexts.Required)
            if (map is not null) texts[name] = map.RequireLocal(name, meaning);
        map?.Done();
        if (system is not null && map is null) system.File.Report(1, "missing-key", "'texts' is missing: the texts that belong to no one flow.");
        return texts;
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
