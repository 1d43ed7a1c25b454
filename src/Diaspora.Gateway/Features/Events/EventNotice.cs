using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging.Preview;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What people are told of an event by SMS.</summary>
internal static class EventNotices
{
    /// <summary>The notice of a new day, time or place.</summary>
    public static OutgoingMessage Changed(FlowSet flows, Event changed) => FlowWords.Message(
        flows, "events", "changed",
        ("title", EventWords.TitleOf(flows, changed)), ("when", EventWords.WhenOf(flows, changed)), ("place", changed.Place));

    /// <summary>The notice that it will not take place.</summary>
    public static OutgoingMessage Cancelled(FlowSet flows, Event held) => FlowWords.Message(
        flows, "events", "cancelled", ("title", EventWords.TitleOf(flows, held)), ("days", EventWords.DaysOf(flows, held)));

    /// <summary>True when people are told of the change.</summary>
    public static bool IsMove(Event held, Event changed) =>
        (held.StartsOn, held.EndsOn, held.StartsAt, held.Place) != (changed.StartsOn, changed.EndsOn, changed.StartsAt, changed.Place);

    /// <summary>A message as it reads in a language.</summary>
    public static string Render(FlowSet flows, OutgoingMessage message, string language, string serviceCode)
    {
        var index = flows.LanguageIndex(language);
        return Folding.Fold(message.Message.Text[index].Render(name => name == "code" ? serviceCode : message.Values[name].In(index)));
    }
}

/// <summary>Phones that a notice concerns.</summary>
/// <param name="Language">The language that they chose; null: none.</param>
/// <param name="Told">Those that get it.</param>
/// <param name="Stopped">Those that want no messages.</param>
/// <param name="WithoutNumber">Those whose number is not kept any more.</param>
internal sealed record NoticeGroup(string? Language, int Told, int Stopped, int WithoutNumber);

/// <summary>What a change or a cancellation would send, before it is done.</summary>
internal sealed record NoticePreview
{
    /// <summary>True: a notice leaves; false: nobody is told, because neither day nor time nor place changes, or people do not see the event.</summary>
    public required bool Leaves { get; init; }

    /// <summary>The notice in English and what it costs; null: none leaves.</summary>
    public TextCost? En { get; init; }

    /// <summary>The notice in Sesotho and what it costs.</summary>
    public TextCost? St { get; init; }

    /// <summary>Phones that get it in English.</summary>
    public int ToldEn { get; init; }

    /// <summary>Phones that get it in Sesotho.</summary>
    public int ToldSt { get; init; }

    /// <summary>Phones that are concerned and want no messages.</summary>
    public int Stopped { get; init; }

    /// <summary>Phones that are concerned and whose number is not kept.</summary>
    public int WithoutNumber { get; init; }

    /// <summary>Phones that get it.</summary>
    public int Told => ToldEn + ToldSt;

    /// <summary>SMS parts of all of them.</summary>
    public int Segments => (ToldEn * (En?.Segments ?? 0)) + (ToldSt * (St?.Segments ?? 0));
}
