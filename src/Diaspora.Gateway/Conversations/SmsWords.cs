using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Conversations;

/// <summary>What a text asks for before any flow.</summary>
internal enum SmsWish
{
    /// <summary>Nothing of that sort.</summary>
    None,

    /// <summary>No more messages.</summary>
    Stop,

    /// <summary>Messages again.</summary>
    Start,

    /// <summary>How this works.</summary>
    Help,
}

/// <summary>
/// The words that stop and start messages and ask for help: those that Twilio honours by default and those of our own in Sesotho.
/// Words that also open an ordinary sentence count only when nothing but politeness follows them.
/// </summary>
internal static class SmsWords
{
    private static readonly HashSet<string> s_stopFirst = ["STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "REVOKE", "EMISA", "KHAOTSA"];
    private static readonly HashSet<string> s_stopAlone = ["CANCEL", "END", "QUIT"];
    private static readonly HashSet<string> s_polite =
        ["PLEASE", "PLS", "PLZ", "NOW", "ALL", "SMS", "SMSES", "TEXTS", "MESSAGES", "THANKS", "AGAIN", "HAPE", "KA", "KOPO", "HLE", "MELAETSA"];
    private static readonly HashSet<string> s_start = ["START", "UNSTOP", "QALA"];
    private static readonly HashSet<string> s_help = ["HELP", "INFO", "THUSO"];
    private static readonly char[] s_ends = ['.', ',', '!', '?', ';', ':', '"', '\''];

    /// <summary>Every word that keywords of flows must leave alone.</summary>
    public static IEnumerable<string> Reserved => s_stopFirst.Concat(s_stopAlone).Concat(s_start).Concat(s_help);

    /// <summary>What a text asks for.</summary>
    public static SmsWish Of(string text)
    {
        var words = Words(text);
        if (words.Length == 0) return SmsWish.None;
        if (s_stopFirst.Contains(words[0])) return SmsWish.Stop;
        if (!words.Skip(1).All(s_polite.Contains)) return SmsWish.None;
        if (s_stopAlone.Contains(words[0])) return SmsWish.Stop;
        if (s_start.Contains(words[0])) return SmsWish.Start;
        return s_help.Contains(words[0]) ? SmsWish.Help : SmsWish.None;
    }

    /// <summary>The first word in upper case without signs around it; empty when there is none.</summary>
    public static string First(string text) => Words(text) is [var first, ..] ? first : "";

    /// <summary>The only word in upper case without signs around it; empty when there is none or more than one.</summary>
    public static string Alone(string text) => Words(text) is [var only] ? only : "";

    private static string[] Words(string text) =>
        [.. Folding.Fold(InputText.Clean(text)).ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(s_ends)).Where(w => w.Length > 0)];
}
