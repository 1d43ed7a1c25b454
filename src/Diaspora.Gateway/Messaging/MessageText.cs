using System.Text.Json;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Messaging;

/// <summary>
/// Makes the words of a message, in the language that the person has at that moment and folded to GSM-7. Safe for any number of threads.
/// </summary>
internal sealed class MessageText(FlowSet flows, FieldCipher cipher, RouteTable routes)
{
    /// <summary>Placeholder that stands for the code to dial.</summary>
    private const string Code = "code";

    /// <summary>The words of a message; null when no flow holds its text any more.</summary>
    /// <param name="message">The message.</param>
    /// <param name="serviceCode">What the person dials, such as <c>*384*266#</c>.</param>
    public string? Render(OutboxMessage message, string serviceCode)
    {
        if (message is { TextEn: { } english, TextSt: { } sesotho })
            return OfStaff(message.Language == "st" ? sesotho : english, message.Language, routes.Find(message.Route)?.TwoWay ?? false, serviceCode);
        if (message is not { Flow: { } flow, FlowVersion: { } version, Message: { } name, ValuesCipher: { } sealedValues }
            || flows.Find(flow, version)?.Messages.GetValueOrDefault(name) is not { } found)
            return null;
        var language = flows.LanguageIndex(message.Language);
        var values = JsonSerializer.Deserialize<Dictionary<string, string[]>>(cipher.Decrypt(OutboxStore.ValuesKind, sealedValues)) ?? [];
        var words = found.Text[language].Render(name =>
            name == Code ? serviceCode : values.TryGetValue(name, out var texts) ? new FlowValue(texts).In(language) : null);
        return Folding.Fold(words);
    }

    /// <summary>
    /// The whole of a text that staff wrote: with our name before it where the sender is a bare number, and after it the way to stop that works.
    /// </summary>
    /// <param name="text">The words of staff in the person's language; <c>{code}</c> in them stands for the code to dial.</param>
    /// <param name="language">Code of the language; null: not chosen.</param>
    /// <param name="twoWay">Whether the person can reply.</param>
    /// <param name="serviceCode">What the person dials.</param>
    public string OfStaff(string text, string? language, bool twoWay, string serviceCode) => Folding.Fold(OfStaffUnfolded(text, language, twoWay, serviceCode));

    /// <summary>As <see cref="OfStaff"/>, with the letters that staff wrote: to tell what folding saves.</summary>
    public string OfStaffUnfolded(string text, string? language, bool twoWay, string serviceCode)
    {
        var index = flows.LanguageIndex(language);
        var words = flows.Get(flows.Root).Messages[twoWay ? "news-two-way" : "news-one-way"].Text[index];
        var inner = text.Replace("{code}", serviceCode, StringComparison.Ordinal);
        return words.Render(name => name == Code ? serviceCode : inner);
    }
}
