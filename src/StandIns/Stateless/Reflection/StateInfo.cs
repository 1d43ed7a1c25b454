namespace Stateless.Reflection;

/// <summary>The description of one state.</summary>
public class StateInfo
{
    private readonly List<FixedTransitionInfo> _fixedTransitions = [];
    private readonly List<IgnoredTransitionInfo> _ignoredTriggers = [];

    internal StateInfo(object underlyingState) => UnderlyingState = underlyingState;

    /// <summary>The state itself.</summary>
    public object UnderlyingState { get; }

    /// <summary>The ways that lead to a state, in the order in which their triggers were first configured.</summary>
    public IEnumerable<FixedTransitionInfo> FixedTransitions => _fixedTransitions;

    /// <summary>The triggers that are accepted without effect.</summary>
    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers => _ignoredTriggers;

    internal void Add(FixedTransitionInfo transition) => _fixedTransitions.Add(transition);

    internal void Add(IgnoredTransitionInfo transition) => _ignoredTriggers.Add(transition);

    /// <summary>The name of the state.</summary>
    public override string ToString() => UnderlyingState.ToString() ?? "";
}
