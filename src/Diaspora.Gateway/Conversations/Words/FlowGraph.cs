using Diaspora.Flows.Definition;
using Diaspora.Flows.Machine;
using Stateless.Reflection;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>A flow as pages draw it, read from the machine that leads people through it.</summary>
/// <param name="Id">Id of the flow.</param>
/// <param name="Version">Its version.</param>
/// <param name="Note">Why the flow exists.</param>
/// <param name="Start">The state that a person new to it enters first.</param>
/// <param name="Nodes">Screens, and the places outside the flow that it leads to.</param>
/// <param name="Edges">Ways between them; the keys that every screen has (0, 00, 77 …) are left out.</param>
internal sealed record FlowGraph(
    string Id, int Version, string? Note, string Start, IReadOnlyList<FlowGraphNode> Nodes, IReadOnlyList<FlowGraphEdge> Edges)
{
    /// <summary>The graph of a flow with its texts in a language.</summary>
    public static FlowGraph Of(Flow flow, int language)
    {
        var states = new FlowMachine(flow).Machine.GetInfo().States.ToList();
        return new FlowGraph(
            flow.Id, flow.Version, flow.Note, flow.FirstDial ?? flow.Start,
            [.. states.Select(state => Node(flow, NameOf(state), language))],
            [.. states.SelectMany(state => state.FixedTransitions.Select(way => Edge(state, way)))]);
    }

    /// <summary>What a screen is, in the word of the flow language.</summary>
    public static string KindOf(Screen screen) => screen switch
    {
        ChooseScreen => "choose",
        ListScreen => "list",
        AskScreen => "ask",
        SayScreen => "say",
        EndScreen => "end",
        DoScreen => "do",
        _ => throw new InvalidOperationException($"No kind for a {screen.GetType().Name}."),
    };

    private static FlowGraphEdge Edge(StateInfo from, FixedTransitionInfo way) => new(
        NameOf(from), NameOf(way.DestinationState), way.Trigger.ToString(),
        way.GuardConditionsMethodDescriptions.FirstOrDefault()?.Description);

    private static FlowGraphNode Node(Flow flow, string state, int language)
    {
        if (!flow.Screens.TryGetValue(state, out var screen))
            return new FlowGraphNode(state, state.StartsWith("flow:", StringComparison.Ordinal) ? "flow" : "resume", null, null);
        var text = screen switch
        {
            WaitingScreen waiting => waiting.Text,
            EndScreen end => end.Text,
            _ => null,
        };
        return new FlowGraphNode(state, KindOf(screen), screen.Note, screen is DoScreen step ? step.Action : FirstLine(text, language));
    }

    private static string? FirstLine(LocalText? text, int language) => text?[language].Render(name => $"{{{name}}}").Split('\n')[0];

    private static string NameOf(StateInfo state) => state.ToString();
}

/// <summary>A state of the machine.</summary>
/// <param name="Id">Name of the screen, <c>flow:ID</c> or <c>resume</c>.</param>
/// <param name="Kind">
/// <c>choose</c>, <c>list</c>, <c>ask</c>, <c>say</c>, <c>do</c> or <c>end</c>; outside the flow <c>flow</c> or <c>resume</c>.
/// </param>
/// <param name="Note">Why the screen exists.</param>
/// <param name="Text">First line of its text, with the names of placeholders; for <c>do</c> the action.</param>
internal sealed record FlowGraphNode(string Id, string Kind, string? Note, string? Text);

/// <summary>A way from one state to another.</summary>
/// <param name="From">The state it leaves.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="Trigger">What takes it: a key, or a word such as <c>answer</c>.</param>
/// <param name="When">The condition, as written in the flow; null: always open.</param>
internal sealed record FlowGraphEdge(string From, string To, string Trigger, string? When);
