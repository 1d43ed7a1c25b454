using Diaspora.Flows.Text;

namespace Diaspora.Flows.Definition;

/// <summary>One text in every language of the flow set, in the order of <see cref="FlowSet.Languages"/>.</summary>
/// <param name="Templates">One template a language.</param>
/// <param name="At">Where the text stands.</param>
/// <param name="Key">Path of the text for review lists, such as <c>main/home/text</c>.</param>
public sealed record LocalText(IReadOnlyList<Template> Templates, Source At, string Key)
{
    /// <summary>The template in a language, by its index.</summary>
    public Template this[int language] => Templates[language];
}
