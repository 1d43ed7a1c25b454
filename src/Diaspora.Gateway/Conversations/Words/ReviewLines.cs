using System.Globalization;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Writes what was signed in the console as lines of <c>reviews.yaml</c>, so that it can stand beside the texts for good.</summary>
internal static class ReviewLines
{
    /// <summary>A line for each signature of words as they are now that does not stand there yet.</summary>
    public static IEnumerable<string> Of(IEnumerable<WordEntry> texts) =>
        texts.SelectMany(text => text.Signatures.Where(signature => !signature.Filed).Select(signature => Line(text, signature)));

    private static string Line(WordEntry text, WordSignature signature) => string.Create(
        CultureInfo.InvariantCulture,
        $"  - {{text: \"{text.Text}\", hash: \"{text.Hash}\", reviewer: \"{Quoted(signature.Reviewer)}\", date: {signature.Day:yyyy-MM-dd}}}");

    private static string Quoted(string words) =>
        words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
