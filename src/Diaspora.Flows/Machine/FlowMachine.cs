using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Stateless;

namespace Diaspora.Flows.Machine;

/// <summary>
/// The state machine of one flow version. States are screen ids, <c>flow:ID</c> and <c>resume</c>; triggers are option
/// numbers, <c>answer</c>, <c>next</c>, <c>row</c>, <c>empty</c> and action outcomes. Not thread-safe: rented from <see cref="FlowMachines"/>.
/// </summary>
public sealed class FlowMachine
{
    /// <summary>Trigger of an accepted answer.</summary>
    public const string Answer = "answer";

    /// <summary>Trigger of the page after the last.</summary>
    public const string Next = "next";

    /// <summary>Trigger of a chosen row.</summary>
    public const string ChosenRow = "row";

    /// <summary>Trigger of a list without rows.</summary>
    public const string Empty = "empty";

    private readonly Flow _flow;
    private readonly StateMachine<string, string> _machine;
    private string _state;
    private Session? _session;

    /// <summary>Configures the machine of a flow.</summary>
    public FlowMachine(Flow flow)
    {
        _flow = flow;
        _state = flow.Start;
        _machine = new StateMachine<string, string>(() => _state, state => _state = state);
        foreach (var screen in flow.Screens.Values) Configure(screen);
    }

    /// <summary>The configured machine, for graphs.</summary>
    public StateMachine<string, string> Machine => _machine;

    /// <summary>Fires a trigger from a screen; false when the screen has no such way on for this session.</summary>
    /// <param name="session">Looked at by conditions.</param>
    /// <param name="screen">The screen that fires.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="state">The state reached.</param>
    public bool TryFire(Session session, string screen, string trigger, out string state)
    {
        _session = session;
        _state = screen;
        var permitted = _machine.CanFire(trigger);
        if (permitted) _machine.Fire(trigger);
        state = _state;
        _session = null;
        return permitted;
    }

    private void Configure(Screen screen)
    {
        var state = _machine.Configure(screen.Id);
        switch (screen)
        {
            case ChooseScreen choose:
                foreach (var option in choose.Options) Configure(state, option);
                break;
            case ListScreen list:
                if (list.Go is { } row) state.Permit(ChosenRow, row.State);
                state.Permit(Empty, list.Empty.State);
                foreach (var option in list.Options) Configure(state, option);
                break;
            case AskScreen ask:
                state.Permit(Answer, ask.Go.State);
                break;
            case SayScreen say:
                if (say.Go is { } next) state.Permit(Next, next.State);
                foreach (var option in say.Options) Configure(state, option);
                break;
            case DoScreen action:
                foreach (var (outcome, target) in action.On) state.Permit(outcome, target.State);
                break;
            case EndScreen:
                break;
            default:
                throw new InvalidOperationException($"No machine for a {screen.GetType().Name}.");
        }
    }

    private void Configure(StateMachine<string, string>.StateConfiguration state, Option option)
    {
        if (option.When is { } when)
            state.PermitIf(option.Key, option.Go.State, () => _session is { } session && when.Holds(session.Plain(_flow, when.Name)), when.ToString());
        else
            state.Permit(option.Key, option.Go.State);
    }
}
