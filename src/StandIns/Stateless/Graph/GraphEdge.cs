using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>One arrow of a graph: where from, what it says, where to. An ignored trigger is an arrow from a state to itself.</summary>
internal readonly record struct GraphEdge(string Source, string Label, string Destination)
{
    public static IEnumerable<GraphEdge> Of(StateMachineInfo machineInfo) => machineInfo.States.SelectMany(Leaving);

    private static IEnumerable<GraphEdge> Leaving(StateInfo state)
    {
        var source = state.ToString();
        foreach (var transition in state.FixedTransitions)
            yield return new(source, LabelOf(transition), transition.DestinationState.ToString());

        foreach (var ignored in state.IgnoredTriggers)
            yield return new(source, LabelOf(ignored), source);
    }

    private static string LabelOf(TransitionInfo transition) =>
        string.Join(' ', transition.GuardConditionsMethodDescriptions.Select(guard => $"[{guard.Description}]").Prepend(transition.Trigger.ToString()));
}
