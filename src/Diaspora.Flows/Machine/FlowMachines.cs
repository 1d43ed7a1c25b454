using System.Collections.Concurrent;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Machine;

/// <summary>Configured machines, pooled per flow version, because a machine serves one turn at a time. Safe for many threads.</summary>
public sealed class FlowMachines
{
    private readonly ConcurrentDictionary<(string Id, int Version), ConcurrentBag<FlowMachine>> _idle = new();

    /// <summary>Fires a trigger of a flow's machine; see <see cref="FlowMachine.TryFire"/>.</summary>
    public bool TryFire(Flow flow, Session session, string screen, string trigger, out string state)
    {
        var idle = _idle.GetOrAdd((flow.Id, flow.Version), static _ => []);
        if (!idle.TryTake(out var machine)) machine = new FlowMachine(flow);
        var fired = machine.TryFire(session, screen, trigger, out state);
        idle.Add(machine);
        return fired;
    }
}
