namespace Stateless;

/// <summary>What a trigger does in a state. The order is the order in which transitions are described.</summary>
internal enum TriggerBehaviourKind
{
    Transition,
    Reentry,
    Ignored,
}
