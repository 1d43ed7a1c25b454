using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Reading;

/// <summary>One file being read: its name, the languages of its texts, and where problems go.</summary>
internal sealed class FileContext(string file, IReadOnlyList<string> languages, List<Problem> problems)
{
    /// <summary>Codes of the languages that every text must have.</summary>
    public IReadOnlyList<string> Languages => languages;

    /// <summary>The root mapping of the file, or null with a problem.</summary>
    public YamlMap? Load(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new YamlMap(root, this, Path.GetFileNameWithoutExtension(file));
            Report(1, "not-a-flow", "The file must be one YAML document of 'name: value' lines.");
        }
        catch (YamlException fault)
        {
            Report((int)fault.Start.Line, "not-yaml", $"This is not YAML: {fault.Message}");
        }

        return null;
    }

    /// <summary>Where a node stands.</summary>
    public Source At(YamlNode node) => new(file, (int)node.Start.Line);

    /// <summary>Notes a problem at a node.</summary>
    public void Report(YamlNode node, string code, string message) => problems.Add(new Problem(At(node), code, message));

    /// <summary>Notes a problem at a line.</summary>
    public void Report(int line, string code, string message) => problems.Add(new Problem(new Source(file, Math.Max(line, 1)), code, message));

    /// <summary>Reads a template, noting what is wrong with it.</summary>
    public Template Parse(YamlNode node, string text)
    {
        try
        {
            return Template.Parse(text.TrimEnd('\n'));
        }
        catch (FormatException fault)
        {
            Report(node, "bad-placeholder", fault.Message);
            return Template.Parse("");
        }
    }

    /// <summary>A text that stands for one that could not be read.</summary>
    public LocalText EmptyText(Source at, string key) => new([.. languages.Select(_ => Template.Parse(""))], at, key);
}
