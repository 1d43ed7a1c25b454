using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Engine;

/// <content>Moves between screens and flows, and what happens on the way.</content>
internal sealed partial class TurnRun
{
    private bool _repeated;
    private int _effects;
    private IReadOnlyList<Row>? _rows;
    private List<(Flow Flow, string Name)>? _spent;

    /// <summary>Leaves the screen through its machine and enters where that leads.</summary>
    private async ValueTask FireAsync(string trigger, CancellationToken cancellationToken)
    {
        var flow = Flow;
        if (!machines.TryFire(flow, _session, _session.Screen, trigger, out var state))
            throw new InvalidOperationException($"Screen {flow.Id}/{_session.Screen} has no way on for '{trigger}'.");
        if (Screen.Remembered) _session.History.Add(new Place(flow.Id, flow.Version, _session.Screen, _session.Page));
        if (_session.History.Count > FlowLimits.History) _session.History.RemoveAt(0);
        await EnterAsync(state, cancellationToken);
    }

    /// <summary>Enters a state of the current flow, running actions until a screen waits or the session ends.</summary>
    private async ValueTask EnterAsync(string state, CancellationToken cancellationToken)
    {
        for (var step = 0; step < FlowLimits.StepsPerTurn; step++)
        {
            state = Arrive(state);
            if (_halt != Halt.None) return;
            var flow = Flow;
            switch (flow.Screens[state])
            {
                case EndScreen end:
                    End(flow, end);
                    return;
                case DoScreen action:
                    var result = await RunAsync(flow, action.Action, action.With, cancellationToken);
                    if (result is null) return;
                    if (!machines.TryFire(flow, _session, action.Id, result.Outcome, out state))
                        throw new InvalidOperationException($"Action {action.Action} gave the outcome '{result.Outcome}', which {flow.Id}/{action.Id} does not handle.");
                    break;
                case ListScreen list:
                    Wait(flow, list);
                    _rows = null;
                    if (_halt != Halt.None || (await RowsAsync(list, cancellationToken)).Count > 0) return;
                    if (!machines.TryFire(flow, _session, list.Id, Machine.FlowMachine.Empty, out state))
                        throw new InvalidOperationException($"List {flow.Id}/{list.Id} does not say where an empty list leads.");
                    break;
                case WaitingScreen screen:
                    Wait(flow, screen);
                    return;
                default:
                    throw new InvalidOperationException($"No way into {flow.Id}/{state}.");
            }
        }

        Close("too-long");
    }

    /// <summary>Follows a state that stands for another flow or a dropped session; gives the screen to enter.</summary>
    private string Arrive(string state)
    {
        if (state == "resume")
        {
            TakeUpDropped();
            return _session.Screen;
        }

        if (!state.StartsWith("flow:", StringComparison.Ordinal)) return state;
        EnterFlow(state["flow:".Length..]);
        return _halt == Halt.None ? Flow.Start : "";
    }

    private void EnterFlow(string id)
    {
        var flow = flows.Get(id);
        if (flow.Private && replay) _halt = Halt.Private;
        if (flow.Private && _session.Sms) _halt = Halt.NotBySms;
        if (_halt != Halt.None) return;
        if (flow.Id == flows.Root) Clear();
        if (flow.Id != flows.Resume && _session.Flow == flows.Resume) _session.Dropped = null;
        _session.Forget(flow.Id);
        _session.Flow = flow.Id;
        _session.Version = flow.Version;
        _session.Page = 0;
    }

    private void Wait(Flow flow, WaitingScreen screen)
    {
        if (_session.Sms && (!screen.BySms || screen is AskScreen { Type.Secret: true }))
        {
            _halt = Halt.NotBySms;
            return;
        }

        ForgetSpent();
        // Coming forward to a screen that lies behind is the same as going back to it: the way home stays short.
        var behind = Behind(flow, screen);
        if (behind >= 0) _session.History.RemoveRange(behind, _session.History.Count - behind);
        if (_session.Screen != screen.Id) _session.Rows.Clear();
        _session.Screen = screen.Id;
        _session.Page = 0;
        _session.Wrong = 0;
    }

    private int Behind(Flow flow, WaitingScreen screen)
    {
        for (var i = 0; i < _session.History.Count; i++)
            if (_session.History[i].Screen == screen.Id && _session.History[i].Flow == flow.Id) return i;
        return -1;
    }

    private void End(Flow flow, EndScreen end)
    {
        var values = Values();
        _session.Screen = end.Id;
        _session.Ended = true;
        _again = end.Again;
        _closing = values.Render(end.Text);
        foreach (var sent in end.Messages)
        {
            if (sent.When is { } when && !when.Holds(_session.Plain(flow, when.Name))) continue;
            var message = flow.Messages[sent.Message];
            var words = new Dictionary<string, FlowValue>();
            foreach (var name in message.Text.Templates.SelectMany(t => t.Names).Distinct()) words[name] = values.InEvery(name, flows.Languages.Count);
            (_messages ??= []).Add(new OutgoingMessage(flow.Id, flow.Version, message, words));
        }
    }

    private async ValueTask<ActionResult?> RunAsync(
        Flow flow, string name, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        var action = actions[name];
        var inputs = new Dictionary<string, string>(with.Count);
        foreach (var (input, value) in with) inputs[input] = _session.Plain(flow, value) ?? "";
        var step = action.Kind == ActionKind.Effect ? _effects++ : 0;
        var result = await host.RunAsync(new ActionCall(action, inputs, _session, step, _repeated), cancellationToken);
        if (result is null)
        {
            _halt = Halt.NoRecord;
            return null;
        }

        if (action.Kind == ActionKind.Effect) NoteSpent(flow, with);
        foreach (var (output, value) in result.Outputs) _session.Set(flow, output, ValueTexts.Clip(value, action.Outputs[output]));
        return result;
    }

    /// <summary>Notes the PINs that an effect has taken: they are forgotten before the person is asked anything again.</summary>
    private void NoteSpent(Flow flow, IReadOnlyDictionary<string, string> with)
    {
        foreach (var name in with.Values)
            if (flow.Values.GetValueOrDefault(name) is AnswerSource { Type.Secret: true }) (_spent ??= []).Add((flow, name));
    }

    private void ForgetSpent()
    {
        if (_spent is null) return;
        foreach (var (flow, name) in _spent) _session.Unset(flow, name);
        _spent = null;
    }

    private async ValueTask<IReadOnlyList<Row>> RowsAsync(ListScreen list, CancellationToken cancellationToken)
    {
        if (_rows is not null) return _rows;
        var result = await RunAsync(Flow, list.Rows, list.With, cancellationToken);
        var longest = actions[list.Rows].RowSeptets;
        _rows = result is null ? [] : [.. result.Rows.Take(FlowLimits.Rows).Select(r => r with { Label = ValueTexts.Clip(r.Label, longest) })];
        return _rows;
    }

    private async ValueTask ToMainAsync(CancellationToken cancellationToken)
    {
        _session.Dropped = null;
        await EnterAsync("flow:" + flows.Root, cancellationToken);
    }

    private async ValueTask ZeroAsync(WaitingScreen screen, CancellationToken cancellationToken)
    {
        if (Flow.Private) Close("left");
        else if (screen.Zero is ZeroKey.Exit or ZeroKey.Cancel || _session.History.Count == 0) Close("bye");
        else await BackAsync(cancellationToken);
    }

    private async ValueTask BackAsync(CancellationToken cancellationToken)
    {
        var place = _session.History[^1];
        _session.History.RemoveAt(_session.History.Count - 1);
        if (flows.Find(place.Flow, place.Version) is null)
        {
            await ToMainAsync(cancellationToken);
            return;
        }

        _session.Flow = place.Flow;
        _session.Version = place.Version;
        await EnterAsync(place.Screen, cancellationToken);
        if (_session.Screen == place.Screen) _session.Page = place.Page;
    }

    private async ValueTask SwitchLanguageAsync(WaitingScreen screen, CancellationToken cancellationToken)
    {
        // A switch that is keyed again is already in the language that the session was given.
        if (!(_repeated && _languageGiven))
        {
            _session.Language = (_session.Language + 1) % flows.Languages.Count;
            _languageChosen = _session.Language;
        }

        _session.Wrong = 0;
        if (screen.OnLanguage is { } other) await EnterAsync(other, cancellationToken);
    }

    private void TakeUpDropped()
    {
        if (_session.Dropped is not { } dropped || flows.Find(dropped.Flow, dropped.Version) is not { } flow
            || !flow.Screens.ContainsKey(dropped.Screen))
        {
            EnterFlow(flows.Root);
            _session.Screen = Flow.Start;
            return;
        }

        dropped.Language = _session.Language;
        dropped.Sms = _session.Sms;
        dropped.Inputs = _session.Inputs;
        dropped.Ended = false;
        dropped.Dropped = null;
        _session = dropped;
        _tookUp = true;
    }

    private void Clear()
    {
        _session.History.Clear();
        _session.Values.Clear();
        _session.Rows.Clear();
    }
}
