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
        catch (InvalidOperationException)
        {
            Report(LastReadable(text), "not-yaml", "This is not YAML: behind this line a bracket, a brace or a quotation mark is not closed.");
        }

        return null;
    }

    /// <summary>The last line that makes sense, for files that break the YAML reader itself.</summary>
    private static int LastReadable(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
            }
        }
        catch (InvalidOperationException)
        {
            return (int)(parser.Current?.Start.Line ?? 1);
        }

        return 1;
    }

    /// <summary>Where a node stands.</summary>
    public Source At(YamlNode node) => new(file, (int)node.Start.Line);

    /// <summary>Notes a problem at a node.</summary>
    public void Report(YamlNode node, string code, string message) => problems.Add(new Problem(At(node), code, message));

    /// <summary>Notes a problem at a line.</summary>
    public void Report(int line, string code, string message) => problems.Add(new Problem(new Source(file, Math.Max(line, 1)), code, message));

    /// <summary>Reads a template, noting what is wrong with it. What is given back is always GSM-7.</summary>
    public Template Parse(YamlNode node, string text)
    {
        text = text.TrimEnd('\n');
        foreach (var (character, instead) in UnsafeCharacters.Of(text))
            Report(node, "not-gsm7", $"{character} does not show on every phone; {instead}.");
        try
        {
            return Template.Parse(Folding.ForScreen(text));
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
