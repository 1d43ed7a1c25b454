using System.ComponentModel;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Which texts are asked for.</summary>
public sealed record WordFilter
{
    /// <summary>Words of the text in any language, or of its key; accents and apostrophes do not count.</summary>
    [Description("Words of the text in any language, or of its key; accents and apostrophes do not count.")]
    public string? Find { get; init; }

    /// <summary>Only texts of this flow.</summary>
    [Description("Only texts of this flow.")]
    public string? Flow { get; init; }

    /// <summary>Only texts whose review has come so far.</summary>
    [Description("Only texts whose review has come so far.")]
    public WordState? State { get; init; }

    internal IEnumerable<WordEntry> Among(IEnumerable<WordEntry> texts) => texts.Where(text =>
        (Flow is null || text.Flow == Flow)
        && (State is null || text.State == State)
        && (string.IsNullOrWhiteSpace(Find) || WordSearch.Finds(Find, text.Words.Values.Append(text.Text))));
}
