using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Who changed details and how, as the history says it.</summary>
internal static class HistorySource
{
    /// <summary>The person on the line.</summary>
    public static string Of(Caller caller) => "self, " + Channel(caller);

    /// <summary>Somebody else who has the number now.</summary>
    public static string NewOwner(Caller caller) => "new owner, " + Channel(caller);

    private static string Channel(Caller caller) => caller.Sms ? "SMS" : "USSD";
}
