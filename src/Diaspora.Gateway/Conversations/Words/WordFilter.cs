using System.ComponentModel;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Which texts are asked for.</summary>
/// <param name="Find">Words of the text in any language, or of its key; accents and apostrophes do not count.</param>
/// <param name="Flow">Only texts of this flow.</param>
/// <param name="State">Only texts whose review has come so far.</param>
public sealed record WordFilter(
    [property: Description("Words of the text in any language, or of its key; accents and apostrophes do not count.")] string? Find,
    [property: Description("Only texts of this flow.")] string? Flow,
    [property: Description("Only texts whose review has come so far.")] WordState? State)
{
    internal IEnumerable<WordEntry> Among(IEnumerable<WordEntry> texts) => texts.Where(text =>
        (Flow is null || text.Flow == Flow)
        && (State is null || text.State == State)
        && (string.IsNullOrWhiteSpace(Find) || WordSearch.Finds(Find, text.Words.Values.Append(text.Text))));
}
