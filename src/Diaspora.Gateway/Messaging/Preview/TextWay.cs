namespace Diaspora.Gateway.Messaging.Preview;

/// <summary>What words of staff cost as a whole text, with the way to stop.</summary>
/// <param name="TwoWay">True: as it leaves where people can reply.</param>
/// <param name="Written">With the letters that were written.</param>
/// <param name="Folded">As it leaves, with letters that basic phones show.</param>
public sealed record TextWay(bool TwoWay, TextCost Written, TextCost Folded)
{
    private static readonly bool[] s_ways = [true, false];

    /// <summary>True when the letters as they were written make more parts, or parts of 70 letters.</summary>
    public bool IsDear => Written.Encoding != Folded.Encoding || Written.Segments > Folded.Segments;

    /// <summary>A text both ways: where people can reply, and where they cannot.</summary>
    internal static IReadOnlyList<TextWay> Of(MessageText messages, string words, string language, string serviceCode) =>
    [
        .. s_ways.Select(twoWay => new TextWay(
            twoWay, TextCost.Of(messages.OfStaffUnfolded(words, language, twoWay, serviceCode)),
            TextCost.Of(messages.OfStaff(words, language, twoWay, serviceCode)))),
    ];
}
