using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Messaging.Preview;

/// <summary>Words whose cost is asked for.</summary>
/// <param name="Text">The words, at most 1600 characters.</param>
public sealed record PreviewRequest(string Text);

/// <summary>What a text costs as it was written and as it would leave.</summary>
/// <param name="Written">As it was written.</param>
/// <param name="Folded">As it would leave: with letters that basic phones show, where they can be had without loss.</param>
public sealed record MessagePreview(TextCost Written, TextCost Folded)
{
    /// <summary>The cost of a text.</summary>
    internal static MessagePreview Of(string text) => new(TextCost.Of(text), TextCost.Of(Folding.Fold(text)));
}

/// <summary>How many parts carriers make of a text.</summary>
/// <param name="Text">The words.</param>
/// <param name="Encoding">The alphabet: <c>gsm7</c>, or <c>ucs2</c>, which more than doubles the price.</param>
/// <param name="Units">Septets in GSM-7, UTF-16 code units in UCS-2.</param>
/// <param name="Segments">Parts that are paid for.</param>
/// <param name="UnitsPerSegment">Units in each of them.</param>
public sealed record TextCost(string Text, SmsEncoding Encoding, int Units, int Segments, IReadOnlyList<int> UnitsPerSegment)
{
    internal static TextCost Of(string text)
    {
        var count = Diaspora.Flows.Text.Segments.Count(text);
        return new TextCost(text, count.Encoding, count.Units, count.Parts, count.UnitsPerPart);
    }
}
