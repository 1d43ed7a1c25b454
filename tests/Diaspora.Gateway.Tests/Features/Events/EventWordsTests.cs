using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Features.Events;

namespace Diaspora.Gateway.Tests.Features.Events;

public class EventWordsTests
{
    private static readonly FlowSet s_flows = new(["en", "st"], new SystemTexts(new Dictionary<string, LocalText>()), "main", "resume", []);

    [Theory]
    [InlineData("2026-12-19", "2026-12-20", "19-20 Dec 09:00", "19-20 Ts'itoe 09:00")]
    [InlineData("2026-11-28", "2026-11-28", "28 Nov 09:00", "28 Pulungoana 09:00")]
    [InlineData("2026-11-30", "2026-12-01", "30 Nov-1 Dec 09:00", "30 Pulungoana-1 Ts'itoe 09:00")]
    [InlineData("2026-12-19", "2027-12-20", "19 Dec-20 Dec 09:00", "19 Ts'itoe-20 Ts'itoe 09:00")]
    public void Days_are_said_as_short_as_they_can_be(string from, string to, string english, string sesotho)
    {
        var when = EventWords.WhenOf(s_flows, On(DateOnly.Parse(from, null), DateOnly.Parse(to, null)));

        when.Texts.ShouldBe([english, sesotho]);
    }

    [Fact]
    public void No_text_is_longer_than_declared_on_any_days()
    {
        for (var month = 1; month <= 12; month++)
        {
            for (var last = 1; last <= 12; last++)
            {
                var held = On(new DateOnly(2026, month, 28), new DateOnly(2027, last, 28)) with
                {
                    TitleEn = new string('m', EventWords.Title), TitleSt = new string('m', EventWords.Title),
                };
                ShouldFit(EventWords.DaysOf(s_flows, held), EventWords.Days);
                ShouldFit(EventWords.WhenOf(s_flows, held), EventWords.When);
                ShouldFit(EventWords.RowOf(s_flows, held), EventWords.Row);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void No_standing_or_party_is_longer_than_declared(int people)
    {
        ShouldFit(EventWords.PartyOf(s_flows, people), EventWords.Party);
        foreach (var state in Enum.GetValues<RsvpState>())
        {
            var rsvp = new Rsvp { EventId = 1, ContactId = 1, Reference = "73105624", State = state, People = people };
            ShouldFit(EventWords.StandingOf(s_flows, rsvp, place: false), EventWords.Standing);
            ShouldFit(EventWords.StandingOf(s_flows, rsvp, place: true), EventWords.Standing);
        }
    }

    private static void ShouldFit(FlowValue value, int longest)
    {
        foreach (var text in value.Texts) Gsm7.Septets(text).ShouldBeInRange(1, longest, text);
    }

    private static Event On(DateOnly from, DateOnly to) => new()
    {
        TitleEn = "Homecoming",
        TitleSt = "Homecoming",
        Place = "Thaba-Bosiu",
        District = "LS-A",
        StartsOn = from,
        EndsOn = to,
        StartsAt = new TimeOnly(9, 0),
        SummaryEn = "Free.",
        SummarySt = "Ke mahala.",
        TakesRsvp = true,
        State = EventState.Published,
    };
}
