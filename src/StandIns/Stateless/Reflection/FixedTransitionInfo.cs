namespace Stateless.Reflection;

/// <summary>The description of a way that leads to a state known in advance, be it the same one.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(TriggerInfo trigger, IEnumerable<InvocationInfo> guards, StateInfo destinationState)
        : base(trigger, guards) => DestinationState = destinationState;

    /// <summary>The state it leads to.</summary>
    public StateInfo DestinationState { get; }
}
