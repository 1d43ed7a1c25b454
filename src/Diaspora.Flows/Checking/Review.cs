using System.Security.Cryptography;
using System.Text;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>One native reader's word that a Sesotho text is right.</summary>
/// <param name="Text">Key of the text, see <see cref="LocalText.Key"/>.</param>
/// <param name="Hash">Hash of the words that were read, see <see cref="HashOf"/>.</param>
/// <param name="Reviewer">Who read them.</param>
/// <param name="Date">When.</param>
/// <param name="At">Where it stands.</param>
public sealed record Review(string Text, string Hash, string Reviewer, DateOnly Date, Source At)
{
    /// <summary>How many hexadecimal digits of the hash are kept.</summary>
    public const int HashDigits = 12;

    /// <summary>The first digits of the words' SHA-256, so that words changed after the review are a draft again.</summary>
    public static string HashOf(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..HashDigits];
}
