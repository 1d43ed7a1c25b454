using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>Reads one flow file.</summary>
internal sealed class FlowReader(OptionReader options, ActionCatalogue actions)
{
    private const int MostParts = 6;

    /// <summary>Reads a flow; null with problems when it cannot be one.</summary>
    public Flow? Read(YamlMap root)
    {
        var id = root.Require("flow", "the flow's name");
        var screens = Screens(id, root);
        var messages = Messages(id, root);
        var flow = new Flow
        {
            Id = id,
            Version = root.RequireNumber("version", "a whole number from 1, raised with every release", 1, 9999),
            Note = root.FindText("note"),
            Start = root.Require("start", "the first screen"),
            FirstDial = root.FindText("first-dial"),
            Keywords = Keywords(root),
            KeywordsAt = root.FindMap("keywords")?.At ?? root.At,
            Private = root.Flag("private", false),
            Resumable = root.Flag("resumable", false),
            SmsParts = root.Number("sms-parts", 1, 1, MostParts),
            Reviewers = root.Number("reviewers", 1, 1, 2),
            Renumbered = root.Flag("renumbered", false),
            Screens = screens,
            Messages = messages,
            Values = ValueSources.Of(screens.Values, actions),
            At = root.At,
        };
        root.Done();
        return id.Length == 0 ? null : flow;
    }

    private Dictionary<string, Screen> Screens(string flow, YamlMap root)
    {
        var screens = new Dictionary<string, Screen>();
        if (root.FindMap("screens") is not { } map)
        {
            root.File.Report(root.At.Line, "missing-key", "'screens' is missing: the screens of the flow by name.");
            return screens;
        }

        var reader = new ScreenReader(options);
        foreach (var (id, node) in map.Entries())
        {
            if (node is not YamlMappingNode body) root.File.Report(node, "not-a-map", $"Screen '{id}' must hold choose, list, ask, say, do or end.");
            else screens[id] = reader.Read(id, new YamlMap(body, root.File, $"{flow}/{id}"));
        }

        return screens;
    }

    private static Dictionary<string, Message> Messages(string flow, YamlMap root)
    {
        var messages = new Dictionary<string, Message>();
        if (root.FindMap("messages") is not { } map) return messages;
        foreach (var (id, node) in map.Entries())
        {
            if (node is not YamlMappingNode body)
            {
                root.File.Report(node, "not-a-map", $"Message '{id}' must hold category and text.");
                continue;
            }

            var message = new YamlMap(body, root.File, $"{flow}/messages/{id}");
            messages[id] = new Message(
                id, message.Require("category", "what the message is for, such as service or requested"),
                message.Number("parts", 1, 1, MostParts), message.RequireLocal("text", "the message"), Lengths(message), message.At,
                message.Number("reviewers", 1, 1, 2));
            message.Done();
        }

        return messages;
    }

    private static Dictionary<string, int> Lengths(YamlMap message)
    {
        var lengths = new Dictionary<string, int>();
        if (message.FindMap("values") is not { } values) return lengths;
        foreach (var (name, _) in values.Entries()) lengths[name] = values.Number(name, 1, 1, FlowLimits.SmsLimit(MostParts));
        return lengths;
    }

    private static Dictionary<string, int> Keywords(YamlMap root)
    {
        var keywords = new Dictionary<string, int>();
        if (root.FindMap("keywords") is not { } map) return keywords;
        for (var i = 0; i < root.File.Languages.Count; i++)
        {
            foreach (var word in map.Words(root.File.Languages[i]))
            {
                if (!keywords.TryAdd(word.ToUpperInvariant(), i))
                    root.File.Report(map.At.Line, "keyword-twice", $"'{word}' stands twice: a keyword also says which language is meant.");
            }
        }

        map.Done();
        return keywords;
    }
}
