namespace Stateless.Reflection;

/// <summary>The description of a trigger.</summary>
public class TriggerInfo
{
    internal TriggerInfo(object underlyingTrigger) => UnderlyingTrigger = underlyingTrigger;

    /// <summary>The trigger itself.</summary>
    public object UnderlyingTrigger { get; }

    /// <summary>The name of the trigger.</summary>
    public override string ToString() => UnderlyingTrigger.ToString() ?? "";
}
