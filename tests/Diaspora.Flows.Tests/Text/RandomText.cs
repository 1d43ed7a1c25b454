using System.Text;

namespace Diaspora.Flows.Tests.Text;

/// <summary>The same texts in every run, made of the characters that make trouble.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "e", "s", "t", "T", "tš", "Tš", "TŠ", "š", "Š", "ê", "è", "ō", "ç", "ñ", "ộ", "’", "‘", "'", "“", "»", "…", "—", "•", "‹", "`", "´",
        " ", "\n", "\t", "\r\n", "\r", "\f", "\0", "\u0007", "\u00a0", "\u2028", "\u3000", "\u200b", "\u200c", "\u200d", "\ufeff", "\u200e", "\u061c",
        "\u0301", "\u0302", "\u030c", "\u0323", "\u20e3", "\ufe0f", "0", "７", "٣", "۳", "३", "＊", "＃", "｀", "～", "€", "[", "{", "日", "Ж", "й",
        "🙏", "👍🏿", "👨\u200d👩\u200d👧", "❤\ufe0f", "\ud83d", "\ude4f", "\U0001D7CF", "\U000E0041",
    ];

    private readonly Random _random = new(seed);

    public string Nasty(int maxPieces)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(maxPieces + 1); i > 0; i--)
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        return text.ToString();
    }

    public string Words(int maxWords, int longestWord)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(maxWords + 1); i > 0; i--)
        {
            for (var length = _random.Next(1, longestWord + 1); length > 0; length--)
                text.Append("abcdefghijklmnoprstuvè'€1"[_random.Next(25)]);
            text.Append(_random.Next(6) == 0 ? "\n" : _random.Next(20) == 0 ? "  " : " ");
        }
        return text.ToString();
    }

    public int Between(int least, int most) => _random.Next(least, most + 1);
}
