using Diaspora.Flows.Graph;
using Diaspora.Flows.Tests.Checking;

namespace Diaspora.Flows.Tests.Graph;

public class FlowGraphTests
{
    private const string Flow = """
        flow: main
        version: 1
        start: home
        screens:
          home:
            choose:
              text: {en: "Help: {code}; #1", st: Thuso}
              options:
                1: {en: Look for it, st: Batla, go: look-for}
                2: {en: Settings, st: Litokiso, go: resume-it}
          look-for:
            do: {action: test.find, with: {name: place}, on: {found: state, none: home}}
          state:
            choose:
              text: {en: "A \"place\" | in <Maseru>", st: "{place}"}
              options:
                1: {en: Bye, st: Sala, when: more, go: bye}
          resume-it:
            say: {text: {en: A text of more than sixty characters is cut so that boxes stay small, st: Bala}, go: "flow:resume"}
          bye:
            end: {text: {en: Bye, st: Sala}}
        """;

    [Fact]
    public void Mermaid_shows_every_screen_with_its_words_and_every_way()
    {
        FlowGraph.Mermaid(Drawn()).ShouldBe("""
            stateDiagram-v2
            	lookfor : look-for
            	resumeit : resume-it
            	flowresume : flow resume
            	home --> lookfor : 1
            	home --> resumeit : 2
            	lookfor --> state_ : found
            	lookfor --> home : none
            	state_ --> bye : 1 [when more]
            	resumeit --> flowresume : next
            [*] --> home
            	home : home
            	home : Help - {code}, 1
            	home : 1 Look for it
            	home : 2 Settings
            	lookfor : do test.find
            	state_ : state
            	state_ : A "place" | in <Maseru>
            	state_ : 1 Bye
            	resumeit : A text of more than sixty characters is cut so that boxes...
            	bye : bye
            	bye : Bye

            """);
    }

    [Fact]
    public void Dot_shows_every_screen_with_its_words_and_every_way()
    {
        var lines = FlowGraph.Dot(Drawn(), language: 1).Split('\n');

        lines[0].ShouldBe("digraph {");
        lines.ShouldContain("""
            "home" -> "look-for" [style="solid", label="1"];
            """);
        lines.ShouldContain("""
            "state" -> "bye" [style="solid", label="1 [when more]"];
            """);
        lines.ShouldContain("""
            "home" [label="{home|Thuso\l1 Batla\l2 Litokiso\l}"];
            """);
        lines.ShouldContain("""
            "state" [label="{state|\{place\}\l1 Sala\l}"];
            """);
        lines[^2].ShouldBe("}");
    }

    [Fact]
    public void What_means_something_to_graphviz_is_escaped() =>
        FlowGraph.Dot(Drawn()).ShouldContain("""
            {state|A \"place\" \| in \<Maseru\>\l1 Bye\l}
            """.Trim());

    private static Diaspora.Flows.Definition.Flow Drawn()
    {
        using var files = new FlowFiles();
        var report = files.With("main.yaml", Flow).Check();
        report.Problems.ShouldBeEmpty();
        return report.Flows.Get("main");
    }
}
