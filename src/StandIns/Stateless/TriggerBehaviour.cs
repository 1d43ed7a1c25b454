using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>One configured way for one trigger of one state. An ignored trigger has its own state as destination.</summary>
    internal sealed class TriggerBehaviour(
        TriggerBehaviourKind kind, TTrigger trigger, TState destination, Func<bool>? guard, string? guardDescription)
    {
        public TriggerBehaviourKind Kind { get; } = kind;

        public TTrigger Trigger { get; } = trigger;

        public TState Destination { get; } = destination;

        public InvocationInfo[] Guards { get; } = guard is null ? [] : [new(guard.Method.Name, guardDescription)];

        public bool IsOpen() => guard is null || guard();
    }
}
