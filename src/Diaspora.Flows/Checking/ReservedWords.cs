namespace Diaspora.Flows.Checking;

/// <summary>
/// Words that a text may not use to enter a flow, because providers or the gateway itself take them to stop messages, to start
/// them again or to ask for help: Twilio's defaults, and ours in Sesotho.
/// </summary>
public static class ReservedWords
{
    /// <summary>The words, in upper case.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "EMISA", "KHAOTSA",
        "START", "YES", "UNSTOP", "QALA", "HELP", "INFO", "THUSO",
    };
}
