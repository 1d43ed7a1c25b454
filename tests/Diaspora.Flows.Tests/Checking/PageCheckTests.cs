using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Checking;

public class PageCheckTests
{
    private const string Flow = """
        flow: main
        version: 1
        start: home
        sms-parts: 2
        screens:
          home:
            choose:
              text: {en: Khotso. Basotho Line, st: Khotso. Basotho Line}
              sms-text: {en: Reply a number, st: Araba ka nomoro}
              page: 2
              show-main: yes
              options:
                1: {en: Register, st: Ngolisa, go: name}
                2: {en: Places, st: Libaka, go: rows}
                3: {en: Read, st: Bala, go: read}
          name:
            ask:
              text: {en: "Name and surname:", st: "Lebitso le fane:"}
              wrong: {en: "Please type letters only, your name and surname:", st: "Lebitso le fane, litlhaku feela:"}
              type: name
              as: name
              go: district
          district:
            choose:
              text: {en: "{name}, your home district:", st: "{name}, setereke:"}
              from: districts
              as: district
              go: find
              page: 5
          find:
            do:
              action: test.find
              with: [name]
              on: {found: check, none: check}
          check:
            choose:
              text: {en: "{name}, {district}, {place}. Dial {code}.", st: "{name}, {district}, {place}. Letsa {code}."}
              options:
                1: [{en: More, st: Tse ling, when: more, go: bye}, {en: "Less, as there is no more", st: Tse nyane, unless: more, go: bye}]
          rows:
            list:
              text: {en: Places, st: Libaka}
              rows: test.rows
              as: row
              go: chosen
              empty: bye
              foot: {en: These are all, st: Ke tsona tsohle}
              options:
                9: {en: Mine, st: Tsa ka, go: bye}
          chosen:
            say:
              text:
                en: "{row}: please bring your papers, a pen and the names of all who live with you. We ask how you came home and what you need."
                st: "{row}: tlisa lipampiri tsa hau."
              go: bye
              options:
                2: {en: Other, st: E ngoe, go: rows}
          read:
            say: {text: {en: Short, st: E khuts'oanyane}}
          bye:
            end: {text: {en: "Bye {name} {row}", st: "Sala hantle {name} {row}"}}
        """;

    [Fact]
    public async Task What_is_proved_is_the_longest_that_the_engine_shows()
    {
        using var files = new FlowFiles();
        var report = files.With("main.yaml", Flow).Check();
        report.Problems.ShouldBeEmpty();
        var crawler = new FlowCrawler(report.Flows, CheckActions.Catalogue);

        await crawler.RunAsync();

        // Nothing ever lies behind the first screen, and no way to "bye" sets both of its values: there the proof asks for more than can be.
        foreach (var proved in report.Screens.Where(s => s.Flow == "main" && s.Screen is not ("home" or "bye")))
            crawler.Seen[(proved.Flow, proved.Screen, proved.Language, proved.Sms)].Max(t => Gsm7.Septets(t))
                .ShouldBe(proved.Septets, $"{proved.Screen} in {proved.Language}, by SMS: {proved.Sms}\n{proved.Longest}");
    }

    [Fact]
    public async Task Nothing_that_the_engine_shows_is_longer_than_what_was_proved()
    {
        using var files = new FlowFiles();
        var report = files.With("main.yaml", Flow).Check();
        var proved = report.Screens.ToDictionary(s => (s.Flow, s.Screen, s.Language, s.Sms), s => s.Septets);
        var crawler = new FlowCrawler(report.Flows, CheckActions.Catalogue);

        await crawler.RunAsync();

        crawler.Seen.Count.ShouldBe(report.Screens.Count(s => s.Flow == "main"));
        foreach (var (place, texts) in crawler.Seen) texts.ShouldAllBe(t => Gsm7.Septets(t) <= proved[place]);
    }

    [Fact]
    public void Ussd_and_sms_are_measured_by_their_own_limits()
    {
        using var files = new FlowFiles();
        var screens = files.With("main.yaml", Flow).Check().Screens;

        screens.Where(s => !s.Sms).Max(s => s.Septets).ShouldBeLessThanOrEqualTo(FlowLimits.ScreenSeptets);
        var chosen = screens.Where(s => s is { Screen: "chosen", Language: "en" }).ToDictionary(s => s.Sms);
        chosen[false].Pages.ShouldBeGreaterThan(chosen[true].Pages);
    }

    [Fact]
    public void A_private_flow_and_a_pin_are_never_measured_by_sms()
    {
        using var files = new FlowFiles();
        var report = files.With("main.yaml", """
            flow: main
            version: 1
            start: home
            screens:
              home:
                choose:
                  text: {en: Hello, st: Lumela}
                  options:
                    1: {en: Advice, st: Keletso, go: "flow:advice"}
                    2: {en: PIN, st: PIN, go: pin}
              pin:
                ask: {text: {en: "PIN:", st: "PIN:"}, wrong: {en: "PIN!", st: "PIN!"}, type: pin, as: pin, go: bye}
              bye:
                end: {text: {en: Bye, st: Sala}}
            """).With("advice.yaml", """
            flow: advice
            version: 1
            start: safe
            private: yes
            screens:
              safe:
                end: {text: {en: Hello, st: Lumela}}
            """).Check();

        report.Problems.ShouldBeEmpty();
        report.Screens.Where(s => s.Sms).Select(s => s.Screen).Distinct().ShouldBe(["home", "bye", "continue"], ignoreOrder: true);
    }
}
