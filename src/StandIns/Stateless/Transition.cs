namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>One change of state, or one re-entry, as an observer sees it.</summary>
    public class Transition
    {
        internal Transition(TState source, TState destination, TTrigger trigger)
        {
            Source = source;
            Destination = destination;
            Trigger = trigger;
        }

        /// <summary>The state that was left.</summary>
        public TState Source { get; }

        /// <summary>The state that was entered.</summary>
        public TState Destination { get; }

        /// <summary>The trigger that caused it.</summary>
        public TTrigger Trigger { get; }

        /// <summary>Whether the same state was entered again.</summary>
        public bool IsReentry => Source.Equals(Destination);
    }
}
