using Diaspora.Gateway.Messaging.Hours;

namespace Diaspora.Gateway.Messaging;

/// <summary>What messages are for, and what follows from it.</summary>
internal static class MessageCategory
{
    /// <summary>Priority of an answer to what a person has just done, whatever its category: before all others and at any hour.</summary>
    public const int AnswerPriority = 0;

    /// <summary>Priority of an emergency that is broadcast: with the notices of people's own affairs.</summary>
    public const int UrgentPriority = 1;

    /// <summary>Priority of every message of any other broadcast: after all others.</summary>
    public const int BroadcastPriority = 3;

    /// <summary>Every category.</summary>
    public static readonly IReadOnlyList<string> All =
        ["service", "requested", "reply", "events", "money", "healthday", "news", "optout", "private"];

    /// <summary>Those of broadcasts: topics that people agree to, and <c>service</c>, which needs no agreement.</summary>
    public static readonly IReadOnlyList<string> Topics = ["events", "money", "healthday", "news", "service"];

    /// <summary>What staff call a category.</summary>
    public static string LabelOf(string category) => category switch
    {
        "service" => "Service",
        "requested" => "Asked for",
        "reply" => "Answer",
        "events" => "Events",
        "money" => "Money",
        "healthday" => "Health days",
        "news" => "News",
        "optout" => "Opt-out",
        "private" => "Private",
        _ => category,
    };

    /// <summary>Order in which messages leave: 0 answers to what a person just did, 1 notices of their own affairs, 2 news for one.</summary>
    public static int PriorityOf(string category) => category switch
    {
        "reply" or "optout" or "requested" => AnswerPriority,
        "service" or "private" => 1,
        _ => 2,
    };

    /// <summary>When messages of a category may arrive.</summary>
    public static QuietClass QuietOf(string category) => category switch
    {
        // The person is at the phone: they have just asked for it.
        "reply" or "optout" or "requested" => QuietClass.None,
        "service" or "private" => QuietClass.Service,
        _ => QuietClass.News,
    };
}
