using Diaspora.Flows.Checking;

namespace Diaspora.Flows.Tests.Checking;

public class ScreenPreviewTests
{
    [Fact]
    public void A_menu_is_shown_as_the_phone_shows_it_and_every_conditional_text_is_on_some_page()
    {
        var pages = Pages("""
            home:
              choose:
                text: {en: Hello, st: Lumela}
                as: way
                options:
                  1: {en: Good, st: Hantle, go: name}
                  2:
                    - {en: On, st: Bulela, when: way=1, go: name}
                    - {en: Off, st: Koala, unless: way=1, go: name}
            """, "home", language: 1);

        pages[0].Text.ShouldBe("Lumela\n1 Hantle\n2 Koala\n0 Khutla");
        pages[0].Septets.ShouldBe(32);
        pages[0].Limit.ShouldBe(160);
        pages[1].Text.ShouldContain("2 Bulela");
        pages[1].When.ShouldBe("'way' is '1'");
        pages.Count.ShouldBe(2);
    }

    [Fact]
    public void A_question_is_shown_with_what_is_said_after_a_wrong_answer() =>
        Pages("", "name", language: 0).Select(p => (p.Occasion, p.Text)).ShouldBe(
            [(PageOccasion.Reached, "Your name?"), (PageOccasion.WrongAnswer, "Letters only.")]);

    [Fact]
    public void Values_are_at_their_longest()
    {
        var page = Pages("", "bye", language: 0).ShouldHaveSingleItem();

        page.Text.ShouldStartWith("Bye WHO.WHO.");
        page.Septets.ShouldBe("Bye ".Length + 40);
    }

    private static IReadOnlyList<ShownPage> Pages(string screen, string id, int language)
    {
        using var files = new FlowFiles();
        var report = files.With("main.yaml", $$$"""
            flow: main
            version: 1
            start: {{{(screen.Length > 0 ? "home" : "name")}}}
            screens:
            {{{string.Join('\n', screen.Split('\n').Select(line => "  " + line))}}}
              name:
                ask: {text: {en: "Your name?", st: "Lebitso?"}, wrong: {en: Letters only., st: Litlhaku feela.}, type: name, as: who, go: bye}
              bye:
                end: {text: {en: "Bye {who}", st: "Sala {who}"}}
            """).Check();
        report.Problems.ShouldBeEmpty();
        var flow = report.Flows.Get("main");
        return new ScreenPreview(report.Flows, CheckActions.Catalogue).PagesOf(flow, flow.Screens[id], language, sms: false);
    }
}
