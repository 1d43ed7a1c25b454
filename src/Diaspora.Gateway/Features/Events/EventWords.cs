using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Events;

/// <summary>
/// How an event reads on a screen and in a message, with the longest that each text may get, in septets. The lengths follow from the
/// screens of <c>events.yaml</c>, which have to fit with them.
/// </summary>
internal static class EventWords
{
    /// <summary>Longest title.</summary>
    public const int Title = 20;

    /// <summary>Longest place.</summary>
    public const int Place = 24;

    /// <summary>Longest summary.</summary>
    public const int Summary = 43;

    /// <summary>Longest <see cref="HeadingOf"/>.</summary>
    public const int Heading = 64;

    /// <summary>Longest <see cref="DaysOf"/>.</summary>
    public const int Days = DateWords.LongestDay + 1 + DateWords.LongestDay;

    /// <summary>Longest <see cref="WhenOf"/>.</summary>
    public const int When = Days + 6;

    /// <summary>Longest <see cref="RowOf"/>.</summary>
    public const int Row = DateWords.LongestDay + 1 + Title;

    /// <summary>Longest <see cref="PartyOf"/>.</summary>
    public const int Party = 15;

    /// <summary>Longest <see cref="StandingOf"/>.</summary>
    public const int Standing = 49;

    /// <summary><c>Homecoming</c>.</summary>
    public static FlowValue TitleOf(FlowSet flows, Event held) => FlowWords.Of(flows, held.TitleEn, held.TitleSt);

    /// <summary><c>19 Dec Homecoming</c>.</summary>
    public static FlowValue RowOf(FlowSet flows, Event held) => FlowWords.Of(
        flows, $"{DateWords.English(held.StartsOn)} {held.TitleEn}", $"{DateWords.Sesotho(held.StartsOn)} {held.TitleSt}");

    /// <summary><c>Homecoming, Thaba-Bosiu, 19-20 Dec 09:00.</c></summary>
    public static FlowValue HeadingOf(FlowSet flows, Event held) => FlowWords.Of(flows, EnglishHeading(held), SesothoHeading(held));

    /// <summary>What it costs and what there is.</summary>
    public static FlowValue SummaryOf(FlowSet flows, Event held) => FlowWords.Of(flows, held.SummaryEn, held.SummarySt);

    /// <summary><c>19-20 Dec</c>.</summary>
    public static FlowValue DaysOf(FlowSet flows, Event held) =>
        FlowWords.Of(flows, Between(held, DateWords.English), Between(held, DateWords.Sesotho));

    /// <summary><c>19-20 Dec 09:00</c>.</summary>
    public static FlowValue WhenOf(FlowSet flows, Event held) =>
        FlowWords.Of(flows, WhenIs(held, DateWords.English), WhenIs(held, DateWords.Sesotho));

    /// <summary><c>2 people</c>.</summary>
    public static FlowValue PartyOf(FlowSet flows, int people) => FlowWords.Of(flows, EnglishParty(people), SesothoParty(people));

    /// <summary>Where a person stands with an event, said to themselves.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="rsvp">What they said.</param>
    /// <param name="place">True: they wait, and there is a place for them.</param>
    public static FlowValue StandingOf(FlowSet flows, Rsvp rsvp, bool place)
    {
        var people = rsvp.People ?? 0;
        return rsvp.State switch
        {
            RsvpState.Going => FlowWords.Of(
                flows,
                $"Booked: {EnglishParty(people)}, number {rsvp.Number}.",
                $"U ngolisitsoe: {SesothoParty(people)}, nomoro {rsvp.Number}."),
            RsvpState.Waiting when place => FlowWords.Of(flows, "A place is free for you now.", "Sebaka sa hau se teng hona joale."),
            RsvpState.Waiting => FlowWords.Of(
                flows, $"Waiting: {EnglishParty(people)}, number {rsvp.Number}.", $"U emetse: {SesothoParty(people)}, nomoro {rsvp.Number}."),
            RsvpState.Reminder => FlowWords.Of(flows, "We remind you by SMS.", "Re tla u hopotsa ka SMS."),
            RsvpState.Declined => FlowWords.Of(flows, "You are not going.", "Ha u na ho tla."),
            _ => throw new InvalidOperationException($"No words for {rsvp.State}."),
        };
    }

    /// <summary>The English <see cref="HeadingOf"/>.</summary>
    public static string EnglishHeading(Event held) => $"{held.TitleEn}, {held.Place}, {WhenIs(held, DateWords.English)}.";

    /// <summary>The Sesotho <see cref="HeadingOf"/>.</summary>
    public static string SesothoHeading(Event held) => $"{held.TitleSt}, {held.Place}, {WhenIs(held, DateWords.Sesotho)}.";

    private static string EnglishParty(int people) => people == 1 ? "1 person" : $"{people} people";

    private static string SesothoParty(int people) => people == 1 ? "motho a le mong" : $"batho ba {people}";

    private static string WhenIs(Event held, Func<DateOnly, string> words) =>
        $"{Between(held, words)} {held.StartsAt.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static string Between(Event held, Func<DateOnly, string> words)
    {
        var (first, last) = (held.StartsOn, held.EndsOn);
        if (first == last) return words(first);
        var sameMonth = first.Year == last.Year && first.Month == last.Month;
        return sameMonth ? $"{first.Day}-{words(last)}" : $"{words(first)}-{words(last)}";
    }
}
