using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>A mapping of a flow file that notes every problem with its line and knows which of its keys were read.</summary>
internal sealed class YamlMap(YamlMappingNode node, FileContext file, string path)
{
    private readonly HashSet<string> _read = [];

    /// <summary>Where the mapping stands.</summary>
    public Source At => file.At(node);

    /// <summary>Path of the mapping in the file, such as <c>main/home</c>.</summary>
    public string Path => path;

    /// <summary>The file.</summary>
    public FileContext File => file;

    /// <summary>The node under a key, or null.</summary>
    public YamlNode? Find(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    /// <summary>The words under a key; a problem when there are none.</summary>
    public string Require(string key, string meaning)
    {
        if (FindText(key) is { } text) return text;
        if (Find(key) is null) file.Report(node, "missing-key", $"'{key}' is missing: {meaning}.");
        return "";
    }

    /// <summary>The words under a key, or null.</summary>
    public string? FindText(string key)
    {
        var child = Find(key);
        if (child is null) return null;
        if (child is YamlScalarNode { Value: { Length: > 0 } text }) return text;
        file.Report(child, "not-a-word", $"'{key}' must be a single word or line.");
        return null;
    }

    /// <summary>The whole number under a key, or the default.</summary>
    public int Number(string key, int otherwise)
    {
        if (FindText(key) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        file.Report(Find(key) ?? node, "not-a-number", $"'{key}' must be a whole number, not '{text}'.");
        return otherwise;
    }

    /// <summary>The whole number under a key, or the default; a problem when it lies outside the bounds.</summary>
    public int Number(string key, int otherwise, int least, int most)
    {
        var number = Number(key, otherwise);
        if (number >= least && number <= most) return number;
        file.Report(Find(key) ?? node, "out-of-range", $"'{key}' must be from {least} to {most}, not {number}.");
        return otherwise;
    }

    /// <summary>The whole number under a key; a problem and the least when there is none or it lies outside the bounds.</summary>
    public int RequireNumber(string key, string meaning, int least, int most) =>
        Require(key, meaning).Length == 0 ? least : Number(key, least, least, most);

    /// <summary><c>yes</c> or <c>no</c> under a key, or the default.</summary>
    public bool Flag(string key, bool otherwise)
    {
        switch (FindText(key))
        {
            case null: return otherwise;
            case "yes" or "true": return true;
            case "no" or "false": return false;
            case var other:
                file.Report(Find(key) ?? node, "not-yes-or-no", $"'{key}' must be yes or no, not '{other}'.");
                return otherwise;
        }
    }

    /// <summary>The mapping under a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="named">Path of the mapping; null: this one's and the key.</param>
    public YamlMap? FindMap(string key, string? named = null)
    {
        var child = Find(key);
        if (child is null) return null;
        if (child is YamlMappingNode map) return new YamlMap(map, file, named ?? path + "/" + key);
        file.Report(child, "not-a-map", $"'{key}' must hold lines of 'name: value'.");
        return null;
    }

    /// <summary>The words of a list under a key; a single word counts as a list of one.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlScalarNode { Value: { Length: > 0 } word }: return [word];
            case YamlSequenceNode list when list.All(i => i is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Cast<YamlScalarNode>().Select(i => i.Value ?? "")];
            case var other:
                file.Report(other, "not-a-list", $"'{key}' must be a list of words.");
                return [];
        }
    }

    /// <summary>Names to names: <c>{input: value}</c>, or a list where both are the same.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key)
    {
        if (Find(key) is not YamlMappingNode map) return Words(key).Distinct().ToDictionary(w => w);
        var pairs = new Dictionary<string, string>();
        foreach (var (name, value) in map.Children)
        {
            if (name is YamlScalarNode { Value: { } from } && value is YamlScalarNode { Value: { Length: > 0 } to }) pairs[from] = to;
            else file.Report(value, "not-a-word", $"Each line under '{key}' must be 'input: value'.");
        }

        return pairs;
    }

    /// <summary>Every key with its node, in file order; all count as read.</summary>
    public IEnumerable<(string Key, YamlNode Node)> Entries()
    {
        foreach (var (key, child) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            _read.Add(name);
            yield return (name, child);
        }
    }

    /// <summary>The text in every language under a key; a problem when it is missing.</summary>
    public LocalText RequireLocal(string key, string meaning)
    {
        if (FindLocal(key) is { } text) return text;
        if (Find(key) is null) file.Report(node, "missing-text", $"'{key}' is missing: {meaning}.");
        return file.EmptyText(At, path + "/" + key);
    }

    /// <summary>The text in every language under a key, or null.</summary>
    public LocalText? FindLocal(string key) => FindMap(key) is { } map ? map.Languages(alone: true) : null;

    /// <summary>The language keys of this mapping as a text.</summary>
    /// <param name="alone">True: the mapping may hold nothing else.</param>
    public LocalText Languages(bool alone)
    {
        var templates = new List<Template>();
        foreach (var language in file.Languages)
        {
            var written = FindText(language);
            if (written is null) file.Report(node, "missing-language", $"The text has no '{language}:'.");
            templates.Add(file.Parse(Find(language) ?? node, written ?? ""));
        }

        if (alone) Done();
        return new LocalText(templates, At, path);
    }

    /// <summary>Reports every key that nothing read.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>())
            if (!_read.Contains(key.Value ?? ""))
                file.Report(key, "unknown-key", $"'{key.Value}' means nothing here; known: {string.Join(", ", _read.Order(StringComparer.Ordinal))}.");
    }
}
