using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Who changed details and how, as the history says it.</summary>
internal static class HistorySource
{
    /// <summary>The person on the line.</summary>
    public static string Of(Caller caller) => "self, " + Channel(caller);

    /// <summary>Somebody else who has the number now.</summary>
    public static string NewOwner(Caller caller) => "new owner, " + Channel(caller);

    /// <summary>Staff, at the wish of the person. Who it was stands in the audit.</summary>
    public const string Staff = "staff, at the person's wish";

    /// <summary>Staff, who read the words aloud and heard the person agree.</summary>
    public const string Spoken = "staff, spoken before a witness";

    private static string Channel(Caller caller) => caller.Sms ? "SMS" : "USSD";
}
