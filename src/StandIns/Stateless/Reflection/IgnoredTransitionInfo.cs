namespace Stateless.Reflection;

/// <summary>The description of a trigger that is accepted without effect.</summary>
public class IgnoredTransitionInfo : TransitionInfo
{
    internal IgnoredTransitionInfo(TriggerInfo trigger)
        : base(trigger, [])
    {
    }
}
