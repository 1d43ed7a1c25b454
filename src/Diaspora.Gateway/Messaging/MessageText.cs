using System.Text.Json;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Messaging;

/// <summary>
/// Makes the words of a message, in the language that the person has at that moment and folded to GSM-7. Safe for any number of threads.
/// </summary>
internal sealed class MessageText(FlowSet flows, FieldCipher cipher)
{
    /// <summary>Placeholder that stands for the code to dial.</summary>
    private const string Code = "code";

    /// <summary>The words of a message; null when no flow holds its text any more.</summary>
    /// <param name="message">The message.</param>
    /// <param name="serviceCode">What the person dials, such as <c>*384*266#</c>.</param>
    public string? Render(OutboxMessage message, string serviceCode)
    {
        if (flows.Find(message.Flow, message.FlowVersion)?.Messages.GetValueOrDefault(message.Message) is not { } found)
            return null;
        var language = flows.LanguageIndex(message.Language);
        var values = JsonSerializer.Deserialize<Dictionary<string, string[]>>(cipher.Decrypt(OutboxStore.ValuesKind, message.ValuesCipher)) ?? [];
        var words = found.Text[language].Render(name =>
            name == Code ? serviceCode : values.TryGetValue(name, out var texts) ? new FlowValue(texts).In(language) : null);
        return Folding.Fold(words);
    }
}
