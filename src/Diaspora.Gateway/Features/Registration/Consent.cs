using System.Security.Cryptography;
using System.Text;
using Diaspora.Flows.Definition;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>A consent that was given on a phone, or spoken before staff.</summary>
/// <param name="Text">The words agreed to.</param>
/// <param name="Guardian">Name of the parent or guardian who agreed for a child; null: the person agreed.</param>
/// <param name="Channel">The channel, such as <c>africastalking</c>.</param>
/// <param name="ServiceCode">The code that was dialled.</param>
/// <param name="GivenAt">When the key was pressed.</param>
/// <param name="Witness">Name of who heard that the person agreed, where the words were spoken; null: a key was pressed.</param>
internal sealed record Consent(
    ConsentText Text, string? Guardian, string Channel, string ServiceCode, DateTimeOffset GivenAt, string? Witness = null);

/// <summary>The words that a person agreed to, one after the other as the screens showed them.</summary>
/// <param name="Version">Flow, its version, and a hash of the words: <c>registration/1/en/8c1f…</c>.</param>
/// <param name="Language">Code of the language.</param>
/// <param name="Text">The words with the options.</param>
internal sealed record ConsentText(string Version, string Language, string Text)
{
    private const int HashDigits = 16;

    /// <summary>The words of some screens of a flow in a language.</summary>
    /// <param name="flow">The flow in the version that the session uses.</param>
    /// <param name="screens">Ids of the screens in the order in which they are shown.</param>
    /// <param name="language">Index of the language.</param>
    /// <param name="code">Code of the language.</param>
    /// <param name="serviceCode">The code that the texts told to dial.</param>
    public static ConsentText Of(Flow flow, IEnumerable<string> screens, int language, string code, string serviceCode)
    {
        var words = new StringBuilder();
        foreach (var screen in screens.Select(id => (ChooseScreen)flow.Screens[id]))
        {
            words.AppendLine(Render(screen.Text[language], serviceCode));
            foreach (var option in screen.Options) words.Append(option.Key).Append(' ').AppendLine(Render(option.Label[language], serviceCode));
        }

        var text = words.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
        return new ConsentText($"{flow.Id}/{flow.Version}/{code}/{hash}", code, text);
    }

    // A placeholder other than the code stands as it is: the words must be the same for everybody.
    private static string Render(Diaspora.Flows.Text.Template text, string serviceCode) =>
        text.Render(name => name == "code" ? serviceCode : $"{{{name}}}");
}
