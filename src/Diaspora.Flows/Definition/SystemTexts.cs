namespace Diaspora.Flows.Definition;

/// <summary>The texts that belong to no one flow: labels of keys, and what is said when something is in the way.</summary>
public sealed class SystemTexts(IReadOnlyDictionary<string, LocalText> texts)
{
    /// <summary>Names that <c>system.yaml</c> must hold, with what each is for.</summary>
    public static IReadOnlyDictionary<string, string> Required { get; } = new Dictionary<string, string>
    {
        ["back"] = "label of key 0",
        ["exit"] = "label of key 0 where it leaves",
        ["cancel"] = "label of key 0 where it gives up what was typed",
        ["leave"] = "label of key 0 in private flows",
        ["main-menu"] = "label of key 00",
        ["more"] = "label of key 99",
        ["previous"] = "label of key 98",
        ["next"] = "label of key 1 under a text",
        ["wrong-key"] = "first line after a wrong key",
        ["stopped"] = "end after the third wrong key",
        ["bye"] = "end after key 0 on the first screen",
        ["left"] = "neutral end of a private flow",
        ["resting"] = "end when PostgreSQL or Redis is away",
        ["wait"] = "end for a phone that dials too often",
        ["unknown-code"] = "end for a service code that is not ours",
        ["too-long"] = "end of a session that took too many steps",
        ["ussd-only"] = "reply by SMS to what may not be done by SMS",
        ["sms-help"] = "reply by SMS to a text that is no keyword",
        ["stop-confirmed"] = "the one reply to STOP",
        ["start-confirmed"] = "the reply to START",
    };

    /// <summary>All texts by name.</summary>
    public IReadOnlyDictionary<string, LocalText> All => texts;

    /// <summary>The text with a name; throws when the name is not one of <see cref="Required"/>.</summary>
    public LocalText this[string name] => texts[name];
}
