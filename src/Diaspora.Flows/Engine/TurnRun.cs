using Diaspora.Flows.Definition;
using Diaspora.Flows.Machine;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Engine;

/// <summary>One turn while it runs: takes inputs, enters screens, runs actions, and shows where it ends.</summary>
internal sealed partial class TurnRun(
    FlowSet flows, ActionCatalogue actions, FlowMachines machines, IFlowHost host, Session session, bool replay)
{
    private Session _session = session;
    private Flow? _flow;
    private Notice _notice;
    private Halt _halt;
    private string? _closing;
    private bool _again;
    private bool _tookUp;
    private bool _languageGiven;
    private int? _languageChosen;
    private List<OutgoingMessage>? _messages;

    /// <summary>Why the turn takes no further step.</summary>
    private enum Halt
    {
        None,

        /// <summary>By SMS: the place reached may not be shown there.</summary>
        NotBySms,

        /// <summary>A dialled or rebuilt row of inputs reached a private flow: it counts as never dialled.</summary>
        Private,

        /// <summary>An effect of a rebuilt session has no record: the person is asked again before it.</summary>
        NoRecord,
    }

    private Flow Flow => _flow is { } flow && flow.Version == _session.Version && flow.Id == _session.Flow
        ? flow
        : _flow = flows.Find(_session.Flow, _session.Version) ?? throw new InvalidOperationException("The session's flow version is gone.");

    private WaitingScreen Screen => (WaitingScreen)Flow.Screens[_session.Screen];

    /// <summary>Enters the first screen.</summary>
    /// <param name="start">How the conversation begins.</param>
    /// <param name="dialled">
    /// Inputs that follow. A first dial goes past the choice of the language when the first of them is no choice there, so that a
    /// printed number leads where it says.
    /// </param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async ValueTask BeginAsync(StartRequest start, IReadOnlyList<string> dialled, CancellationToken cancellationToken)
    {
        _languageGiven = start.Language is not null;
        var id = start.Flow ?? flows.Root;
        if (dialled.Count == 0 && start is { Flow: null, Dropped: { } dropped })
        {
            _session.Dropped = dropped;
            id = flows.Resume;
        }

        EnterFlow(id);
        var first = start.Language is null ? Flow.FirstDial : null;
        if (first is not null && dialled.Count > 0 && !Takes(Flow.Screens[first], dialled[0])) first = null;
        await EnterAsync(first ?? Flow.Start, cancellationToken);
    }

    /// <summary>Takes inputs one by one until one is wrong, the session ends, or one may not be taken.</summary>
    public async ValueTask TakeAsync(IReadOnlyList<string> inputs, CancellationToken cancellationToken)
    {
        var first = _session.Inputs;
        var count = Math.Min(inputs.Count, FlowLimits.InputsPerReplay);
        for (var i = 0; i < count && CanGoOn && !(replay && Screen is AskScreen { Type.Secret: true }); i++)
        {
            var before = replay || _session.Sms ? _session.Copy() : null;
            _repeated = i < inputs.Count - 1;
            _effects = 0;
            _rows = null;
            _session.Inputs = first + i + 1;
            if (_session.Inputs > FlowLimits.InputsPerSession) Close("too-long");
            else await TakeAsync(InputText.Clean(inputs[i]), cancellationToken);
            if (_halt is Halt.NotBySms or Halt.NoRecord && before is not null) _session = before;
        }

        if (_halt == Halt.Private) await RestartAsync(cancellationToken);
        // Inputs that were not taken were sent all the same: what an input brings about is known for ever by its number.
        _session.Inputs = first + inputs.Count;
    }

    /// <summary>Shows the screen reached.</summary>
    public async ValueTask<Turn> FinishAsync(CancellationToken cancellationToken)
    {
        var refused = _halt == Halt.NotBySms;
        if (refused && _session.Screen.Length == 0) _session.Ended = true;
        var text = _closing ?? (refused ? System("ussd-only") : await ShowAsync(cancellationToken));
        var secret = !_session.Ended && Screen is AskScreen { Type.Secret: true };
        return new Turn
        {
            Session = _session,
            Text = text,
            Ends = _session.Ended,
            Resumable = !_session.Ended && !secret && Flow is { Resumable: true, Private: false } && HasAnswers(Flow),
            KeepDropped = _again || (!_session.Ended && _session.Dropped is not null),
            LanguageChosen = _languageChosen,
            TookUpDropped = _tookUp,
            Messages = _messages ?? (IReadOnlyList<OutgoingMessage>)[],
            At = Flow.Private ? null : new Place(_session.Flow, _session.Version, _session.Screen, _session.Page),
        };
    }

    private static bool Takes(Screen screen, string input) =>
        screen is ChooseScreen choose && choose.Options.Any(o => o.Key == InputText.Clean(input));

    private bool CanGoOn => _halt == Halt.None && _notice == Notice.None && !_session.Ended;

    private async ValueTask<string> ShowAsync(CancellationToken cancellationToken)
    {
        var renderer = Renderer();
        return Screen switch
        {
            ChooseScreen choose => renderer.Choose(choose, _notice),
            ListScreen list => renderer.List(list, renderer.LayOut(list, await RowsAsync(list, cancellationToken)), _notice),
            AskScreen ask => renderer.Ask(ask, _notice),
            SayScreen say => renderer.Say(say, _notice),
            _ => throw new InvalidOperationException($"No way to show a {Screen.GetType().Name}."),
        };
    }

    private async ValueTask RestartAsync(CancellationToken cancellationToken)
    {
        _halt = Halt.None;
        _notice = Notice.None;
        _session = new Session { Language = _session.Language, Sms = _session.Sms };
        EnterFlow(flows.Root);
        await EnterAsync(Flow.Start, cancellationToken);
    }

    private void Wrong(Notice notice = Notice.Wrong)
    {
        _notice = notice;
        _session.Wrong++;
        if (_session.Wrong < (Screen is AskScreen ? FlowLimits.WrongAnswers : FlowLimits.WrongKeys)) return;
        // A wrong key loses no answer: what was offered to be continued stays offered.
        _again = true;
        Close("stopped");
    }

    private void Close(string systemText)
    {
        _closing = System(systemText);
        _session.Ended = true;
    }

    private string System(string name) => flows.Texts[name][_session.Language].Render(_ => host.ServiceCode);

    private ValueTexts Values() => new(Flow, _session, host.ServiceCode);

    private ScreenRenderer Renderer()
    {
        var flow = Flow;
        var limit = _session.Sms ? FlowLimits.SmsLimit(flow.SmsParts) : FlowLimits.ScreenSeptets;
        return new ScreenRenderer(flow, _session, new ScreenPages(flows, _session.Language, limit), Values());
    }

    private bool HasAnswers(Flow flow)
    {
        foreach (var (name, source) in flow.Values)
            if (source is AnswerSource or ChoiceSource { OtherSeptets: > 0 } && _session.Plain(flow, name) is not null) return true;
        return false;
    }
}
