namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Configures the triggers of one state. Every method returns the same object, for chaining.</summary>
    public class StateConfiguration
    {
        private readonly StateRepresentation _representation;

        internal StateConfiguration(StateRepresentation representation) => _representation = representation;

        /// <summary>Lets the trigger lead to another state.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The state it leads to. A second way for the same trigger shows only when it is fired.</param>
        /// <exception cref="ArgumentException">It leads to the state itself: that is <see cref="PermitReentry"/>.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) =>
            Add(TriggerBehaviourKind.Transition, trigger, RequireOther(destinationState));

        /// <summary>Lets the trigger lead to another state while the guard agrees.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The state it leads to.</param>
        /// <param name="guard">Asked at every firing, once. Of several guards for one trigger at most one may agree.</param>
        /// <param name="guardDescription">What graphs and errors call the guard; without it, the method's name.</param>
        /// <exception cref="ArgumentException">It leads to the state itself.</exception>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null)
        {
            ArgumentNullException.ThrowIfNull(guard);
            return Add(TriggerBehaviourKind.Transition, trigger, RequireOther(destinationState), guard, guardDescription);
        }

        /// <summary>Lets the trigger lead out of the state and into it again, which observers see.</summary>
        /// <param name="trigger">The trigger.</param>
        public StateConfiguration PermitReentry(TTrigger trigger) =>
            Add(TriggerBehaviourKind.Reentry, trigger, _representation.State);

        /// <summary>Accepts the trigger and does nothing, which observers do not see.</summary>
        /// <param name="trigger">The trigger.</param>
        public StateConfiguration Ignore(TTrigger trigger) =>
            Add(TriggerBehaviourKind.Ignored, trigger, _representation.State);

        private StateConfiguration Add(
            TriggerBehaviourKind kind, TTrigger trigger, TState destination, Func<bool>? guard = null, string? guardDescription = null)
        {
            _representation.Add(new TriggerBehaviour(kind, trigger, destination, guard, guardDescription));
            return this;
        }

        private TState RequireOther(TState destinationState) =>
            destinationState.Equals(_representation.State)
                ? throw new ArgumentException(
                    $"State '{destinationState}' cannot be permitted as its own destination: use PermitReentry or Ignore.",
                    nameof(destinationState))
                : destinationState;
    }
}
