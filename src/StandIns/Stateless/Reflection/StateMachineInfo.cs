namespace Stateless.Reflection;

/// <summary>The description of a machine, for graphs.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IReadOnlyList<StateInfo> states, StateInfo initialState)
    {
        States = states;
        InitialState = initialState;
    }

    /// <summary>The state at construction. It is described without its transitions.</summary>
    public StateInfo InitialState { get; }

    /// <summary>All states, in the order of configuration; states that are only led to come last.</summary>
    public IEnumerable<StateInfo> States { get; }
}
