using Stateless;
using Stateless.Graph;

namespace Diaspora.Flows.Tests.StandIns;

public class StateMachineGraphTests
{
    [Fact]
    public void Dot_draws_states_then_arrows_then_the_initial_state() =>
        UmlDotGraph.Format(Menu().GetInfo()).ShouldBe(Lines(
            "digraph {",
            "compound=true;",
            "node [shape=Mrecord]",
            "rankdir=\"LR\"",
            "\"menu\" [label=\"menu\"];",
            "\"next-event\" [label=\"next-event\"];",
            "\"food\" [label=\"food\"];",
            "",
            "\"menu\" -> \"next-event\" [style=\"solid\", label=\"1\"];",
            "\"menu\" -> \"food\" [style=\"solid\", label=\"2 [is registered]\"];",
            "\"menu\" -> \"menu\" [style=\"solid\", label=\"77\"];",
            "\"menu\" -> \"menu\" [style=\"solid\", label=\"9\"];",
            "\"next-event\" -> \"menu\" [style=\"solid\", label=\"0\"];",
            " init [label=\"\", shape=point];",
            " init -> \"menu\"[style = \"solid\"]",
            "}"));

    [Fact]
    public void Mermaid_draws_arrows_and_gives_names_with_dashes_an_alias() =>
        MermaidGraph.Format(Menu().GetInfo()).ShouldBe(Lines(
            "stateDiagram-v2",
            "\tnextevent : next-event",
            "\tmenu --> nextevent : 1",
            "\tmenu --> food : 2 [is registered]",
            "\tmenu --> menu : 77",
            "\tmenu --> menu : 9",
            "\tnextevent --> menu : 0",
            "[*] --> menu"));

    [Theory]
    [InlineData(MermaidGraphDirection.LeftToRight, "LR")]
    [InlineData(MermaidGraphDirection.RightToLeft, "RL")]
    [InlineData(MermaidGraphDirection.TopToBottom, "TB")]
    [InlineData(MermaidGraphDirection.BottomToTop, "BT")]
    public void Mermaid_says_which_way_it_grows(MermaidGraphDirection direction, string code) =>
        MermaidGraph.Format(new StateMachine<string, string>("menu").GetInfo(), direction)
            .ShouldBe(Lines("stateDiagram-v2", $"\tdirection {code}", "[*] --> menu"));

    [Fact]
    public void Mermaid_aliases_never_collide()
    {
        var machine = new StateMachine<string, string>("a b");
        machine.Configure("a b").Permit("1", "a-b");
        machine.Configure("a-b").Permit("1", "ab");

        MermaidGraph.Format(machine.GetInfo()).ShouldBe(Lines(
            "stateDiagram-v2",
            "\tab_1 : a b",
            "\tab_2 : a-b",
            "\tab_1 --> ab_2 : 1",
            "\tab_2 --> ab : 1",
            "[*] --> ab_1"));
    }

    [Fact]
    public void Dot_escapes_quotes_and_backslashes()
    {
        var machine = new StateMachine<string, string>("a\"b");
        machine.Configure("a\"b").Permit("\\", "c");

        UmlDotGraph.Format(machine.GetInfo()).ShouldContain("\"a\\\"b\" -> \"c\" [style=\"solid\", label=\"\\\\\"];");
    }

    [Fact]
    public void A_guard_without_a_description_is_called_by_its_method_or_just_function()
    {
        var machine = new StateMachine<string, string>("a");
        machine.Configure("a").PermitIf("1", "b", IsOpen).PermitIf("2", "b", () => true);

        var graph = MermaidGraph.Format(machine.GetInfo());

        graph.ShouldContain("a --> b : 1 [IsOpen]");
        graph.ShouldContain("a --> b : 2 [Function]");
    }

    [Fact]
    public void The_initial_state_is_the_one_at_construction()
    {
        var machine = Menu();
        machine.Fire("1");

        MermaidGraph.Format(machine.GetInfo()).ShouldEndWith("[*] --> menu");
    }

    private static StateMachine<string, string> Menu()
    {
        var machine = new StateMachine<string, string>("menu");
        machine.Configure("menu")
            .Ignore("9")
            .Permit("1", "next-event")
            .PermitIf("2", "food", () => true, "is registered")
            .PermitReentry("77");
        machine.Configure("next-event").Permit("0", "menu");
        return machine;
    }

    private static bool IsOpen() => true;

    private static string Lines(params string[] lines) => string.Join(Environment.NewLine, lines);
}
