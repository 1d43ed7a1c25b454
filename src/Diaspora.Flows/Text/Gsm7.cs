namespace Diaspora.Flows.Text;

/// <summary>The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038): what a basic phone can show, and what it costs.</summary>
/// <remarks>Nothing here allocates: it runs on every turn of every conversation.</remarks>
public static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    // Every character but the euro sign stands below U+03AA (the Greek capitals end at U+03A9).
    private static readonly byte[] Cost = BuildCosts();

    /// <summary>Whether the character stands in the basic table and so costs one septet. The escape character itself does not count.</summary>
    public static bool IsBasic(char character) => CostOf(character) == 1;

    /// <summary>Whether the character can be sent in GSM-7 at all: one septet from the basic table, or two from the extension table.</summary>
    public static bool IsEncodable(char character) => CostOf(character) != 0;

    /// <summary>Whether every character of the text can be sent in GSM-7.</summary>
    public static bool IsEncodable(ReadOnlySpan<char> text) => Septets(text) >= 0;

    /// <summary>The length of the text in septets (extension characters count 2), or -1 when a character stands outside GSM-7.</summary>
    public static int Septets(ReadOnlySpan<char> text)
    {
        var septets = 0;
        foreach (var character in text)
        {
            var cost = CostOf(character);
            if (cost == 0)
                return -1;
            septets += cost;
        }
        return septets;
    }

    /// <summary>1 for a basic character, 2 for an extension character, 0 for anything outside GSM-7.</summary>
    internal static int CostOf(char character) => character < Cost.Length ? Cost[character] : character == '€' ? 2 : 0;

    private static byte[] BuildCosts()
    {
        var costs = new byte['Ω' + 1];
        foreach (var character in Basic)
            costs[character] = 1;
        foreach (var character in Extension)
        {
            if (character < costs.Length)
                costs[character] = 2;
        }
        return costs;
    }
}
