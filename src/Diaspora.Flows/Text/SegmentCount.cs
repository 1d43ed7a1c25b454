namespace Diaspora.Flows.Text;

/// <summary>What a text message costs to send.</summary>
/// <param name="Encoding">The encoding that the text needs.</param>
/// <param name="Units">The whole length: septets in GSM-7 (extension characters 2), UTF-16 units in UCS-2.</param>
/// <param name="UnitsPerPart">The units that each part carries, in order; a part may stay short so that no character is torn apart.</param>
public sealed record SegmentCount(SmsEncoding Encoding, int Units, IReadOnlyList<int> UnitsPerPart)
{
    /// <summary>The number of message parts billed; an empty text is one part.</summary>
    public int Parts => UnitsPerPart.Count;
}
