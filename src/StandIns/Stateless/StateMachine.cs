using Stateless.Reflection;

namespace Stateless;

/// <summary>
/// A machine of named states: from each state a trigger leads to another one. Configuration comes first, firing after it.
/// Triggers that are fired while one is being handled wait for their turn. Not safe for use by two threads at once.
/// </summary>
/// <typeparam name="TState">What names a state.</typeparam>
/// <typeparam name="TTrigger">What names a trigger.</typeparam>
public partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, StateRepresentation> _states = [];
    private readonly Queue<TTrigger> _waiting = new();
    private readonly Func<TState> _stateAccessor;
    private readonly Action<TState> _stateMutator;
    private readonly TState _initialState;
    private Action<TState, TTrigger>? _unhandledTrigger;
    private Action<Transition>? _transitioned;
    private bool _firing;

    /// <summary>Makes a machine that keeps its own state.</summary>
    /// <param name="initialState">The state to begin in.</param>
    public StateMachine(TState initialState)
    {
        var current = initialState;
        _stateAccessor = () => current;
        _stateMutator = state => current = state;
        _initialState = initialState;
    }

    /// <summary>Makes a machine whose state lives elsewhere, so that one machine can serve many sessions in turn.</summary>
    /// <param name="stateAccessor">Reads the state. Called once here already, to learn the initial state.</param>
    /// <param name="stateMutator">Writes the state.</param>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _stateAccessor = stateAccessor;
        _stateMutator = stateMutator;
        _initialState = stateAccessor();
    }

    /// <summary>The state the machine is in now.</summary>
    public TState State => _stateAccessor();

    /// <summary>The triggers that would be accepted now; guards are asked while the result is read.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => GetPermittedTriggers();

    /// <summary>The triggers that would be accepted now; guards are asked while the result is read.</summary>
    /// <param name="args">Arguments for guards that take some; no guard of this configuration does.</param>
    public IEnumerable<TTrigger> GetPermittedTriggers(params object[] args) => GetRepresentation(State).PermittedTriggers();

    /// <summary>Begins, or goes on with, the configuration of one state.</summary>
    /// <param name="state">The state.</param>
    public StateConfiguration Configure(TState state) => new(GetRepresentation(state));

    /// <summary>Whether the trigger would be accepted now.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">More than one way is open for this trigger.</exception>
    public bool CanFire(TTrigger trigger) => GetRepresentation(State).FindPermitted(trigger) is not null;

    /// <summary>Handles a trigger. Inside a callback of this machine it only joins the queue.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">
    /// More than one way is open for this trigger, or none is and <see cref="OnUnhandledTrigger"/> was not called.
    /// </exception>
    public void Fire(TTrigger trigger)
    {
        _waiting.Enqueue(trigger);
        if (_firing)
            return;

        _firing = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
                FireOne(next);
        }
        finally
        {
            _firing = false;
        }
    }

    /// <summary>Handles a trigger as <see cref="Fire"/> does; what goes wrong arrives in the task.</summary>
    /// <param name="trigger">The trigger.</param>
    public async Task FireAsync(TTrigger trigger)
    {
        Fire(trigger);
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>Adds an observer of every change of state and every re-entry. It runs inside <see cref="Fire"/>.</summary>
    /// <param name="onTransitionAction">The observer.</param>
    public void OnTransitioned(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _transitioned += onTransitionAction;
    }

    /// <summary>Replaces the exception that a trigger without an open way causes.</summary>
    /// <param name="unhandledTriggerAction">Called with the state and the trigger.</param>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandledTrigger = unhandledTriggerAction;
    }

    /// <summary>
    /// Describes the machine: configured and visited states in the order they were first met, then states that are only
    /// led to. The initial state is the one at construction.
    /// </summary>
    public StateMachineInfo GetInfo()
    {
        var infos = _states.Keys.ToDictionary(state => state, state => new StateInfo(state));
        foreach (var behaviour in _states.Values.SelectMany(state => state.Behaviours))
            infos.TryAdd(behaviour.Destination, new StateInfo(behaviour.Destination));

        foreach (var (state, representation) in _states)
            representation.Describe(infos[state], infos);

        return new StateMachineInfo([.. infos.Values], new StateInfo(_initialState));
    }

    private StateRepresentation GetRepresentation(TState state)
    {
        if (!_states.TryGetValue(state, out var representation))
        {
            representation = new StateRepresentation(state);
            _states.Add(state, representation);
        }

        return representation;
    }

    private void FireOne(TTrigger trigger)
    {
        var source = State;
        var representation = GetRepresentation(source);
        var behaviour = representation.FindPermitted(trigger);
        if (behaviour is null)
        {
            HandleUnhandled(representation, trigger);
        }
        else if (behaviour.Kind == TriggerBehaviourKind.Reentry)
        {
            _transitioned?.Invoke(new Transition(source, behaviour.Destination, trigger));
            _stateMutator(behaviour.Destination);
        }
        else if (behaviour.Kind == TriggerBehaviourKind.Transition)
        {
            _stateMutator(behaviour.Destination);
            GetRepresentation(behaviour.Destination);
            _transitioned?.Invoke(new Transition(source, behaviour.Destination, trigger));

            // An observer may have written the storage; the destination of the transition wins.
            if (!EqualityComparer<TState>.Default.Equals(State, behaviour.Destination))
                _stateMutator(behaviour.Destination);
        }
    }

    private void HandleUnhandled(StateRepresentation representation, TTrigger trigger)
    {
        if (_unhandledTrigger is null)
            throw representation.NothingPermitted(trigger);

        _unhandledTrigger(representation.State, trigger);
    }
}
