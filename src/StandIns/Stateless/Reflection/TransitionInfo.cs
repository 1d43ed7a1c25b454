namespace Stateless.Reflection;

/// <summary>What the descriptions of all ways have in common.</summary>
public abstract class TransitionInfo
{
    private protected TransitionInfo(TriggerInfo trigger, IEnumerable<InvocationInfo> guards)
    {
        Trigger = trigger;
        GuardConditionsMethodDescriptions = guards;
    }

    /// <summary>The trigger that takes this way.</summary>
    public TriggerInfo Trigger { get; }

    /// <summary>The guards that must agree; empty when the way is always open.</summary>
    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions { get; }
}
