using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Everything configured for one state. Finding a trigger's way allocates nothing.</summary>
    internal sealed class StateRepresentation(TState state)
    {
        private readonly Dictionary<TTrigger, TriggerBehaviour[]> _behaviours = [];

        public TState State { get; } = state;

        public IEnumerable<TriggerBehaviour> Behaviours => _behaviours.Values.SelectMany(ways => ways);

        public void Add(TriggerBehaviour behaviour) =>
            _behaviours[behaviour.Trigger] =
                _behaviours.TryGetValue(behaviour.Trigger, out var ways) ? [.. ways, behaviour] : [behaviour];

        public TriggerBehaviour? FindPermitted(TTrigger trigger)
        {
            if (!_behaviours.TryGetValue(trigger, out var ways))
                return null;

            TriggerBehaviour? found = null;
            var open = 0;
            foreach (var way in ways)
            {
                // Every guard is asked, even after one agreed: two that agree are a mistake in the configuration.
                if (!way.IsOpen())
                    continue;

                found = way;
                open++;
            }

            return open <= 1
                ? found
                : throw new InvalidOperationException($"Trigger '{trigger}' has {open} open ways from state '{State}'; only one may be open.");
        }

        public IEnumerable<TTrigger> PermittedTriggers()
        {
            foreach (var (trigger, ways) in _behaviours)
            {
                if (Array.Exists(ways, way => way.IsOpen()))
                    yield return trigger;
            }
        }

        /// <summary>The error of a trigger that found no open way; the guards that closed the ways are named, not asked again.</summary>
        public InvalidOperationException NothingPermitted(TTrigger trigger) =>
            _behaviours.TryGetValue(trigger, out var ways)
                ? new($"Trigger '{trigger}' is closed in state '{State}' by: {string.Join(", ", ways.SelectMany(way => way.Guards).Select(guard => guard.Description).Distinct())}.")
                : new($"Trigger '{trigger}' is not configured in state '{State}'.");

        public void Describe(StateInfo info, Dictionary<TState, StateInfo> infos)
        {
            foreach (var way in _behaviours.Values.SelectMany(ways => ways.OrderBy(way => way.Kind)))
            {
                var trigger = new TriggerInfo(way.Trigger);
                if (way.Kind == TriggerBehaviourKind.Ignored)
                    info.Add(new IgnoredTransitionInfo(trigger));
                else
                    info.Add(new FixedTransitionInfo(trigger, way.Guards, infos[way.Destination]));
            }
        }
    }
}
