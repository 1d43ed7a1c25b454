using System.Globalization;
using System.Text.Json;
using Diaspora.Flows.Answers;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Tests.Checking;

/// <summary>
/// Walks through flows as people could, with actions that answer at their longest and in each of their outcomes, and keeps what it
/// sees. It goes wherever a key leads, though not through every order of keys.
/// </summary>
internal sealed class FlowCrawler(FlowSet flows, ActionCatalogue actions)
{
    private const int MostTurns = 50_000;

    private readonly FlowEngine _engine = new(flows, actions);
    private readonly Dictionary<(string Flow, string Screen, string Language, bool Sms), HashSet<string>> _seen = [];
    private readonly Queue<Session> _open = new();
    private readonly HashSet<string> _known = [];

    /// <summary>Every text of every screen that was seen.</summary>
    public IReadOnlyDictionary<(string Flow, string Screen, string Language, bool Sms), HashSet<string>> Seen => _seen;

    /// <summary>Walks until nothing new comes up.</summary>
    public async Task RunAsync()
    {
        for (var language = 0; language < flows.Languages.Count; language++)
        {
            Keep(await _engine.StartAsync(new StartRequest(language), [], new LongestHost(0), CancellationToken.None));
            Keep(await _engine.StartAsync(new StartRequest(language, Sms: true), [], new LongestHost(0), CancellationToken.None));
        }

        for (var turns = 0; turns < MostTurns && _open.TryDequeue(out var session);)
        {
            var screen = flows.Find(session.Flow, session.Version).ShouldNotBeNull().Screens[session.Screen];
            foreach (var input in Inputs(screen, session))
            {
                for (var outcome = 0; outcome < 4; outcome++, turns++)
                    Keep(await _engine.ResumeAsync(Copy(session), [input], new LongestHost(outcome), CancellationToken.None));
            }
        }
    }

    private void Keep(Turn turn)
    {
        var session = turn.Session;
        var screen = flows.Find(session.Flow, session.Version)?.Screens.GetValueOrDefault(session.Screen);
        var refused = turn.Text == flows.Texts["ussd-only"][session.Language].Render(_ => LongestHost.Code);
        if (screen is null || refused || (turn.Ends && screen is not EndScreen)) return;

        var place = (session.Flow, screen.Id, flows.Languages[session.Language], session.Sms);
        if (!_seen.TryGetValue(place, out var texts)) _seen[place] = texts = [];
        texts.Add(turn.Text);
        if (!turn.Ends && _known.Add($"{place} {session.Page} {session.History.Count == 0} {turn.Text}")) _open.Enqueue(session);
    }

    private static IEnumerable<string> Inputs(Screen screen, Session session)
    {
        IEnumerable<string> own = screen switch
        {
            ChooseScreen choose => choose.Options.Select(o => o.Key),
            ListScreen list => list.Options.Select(o => o.Key).Concat(session.Rows.Take(1).Select(r => $"{r.Number}")),
            SayScreen say => say.Options.Select(o => o.Key).Append("1"),
            AskScreen ask => [Longest(ask.Type)],
            _ => [],
        };
        return own.Concat(["99", "98", "55", "0"]).Distinct();
    }

    private static string Longest(AnswerType type) => type switch
    {
        NumberAnswer number => $"{number.Max}",
        MoneyAnswer money => money.Max.ToString("0.00", CultureInfo.InvariantCulture),
        ReferenceAnswer => Enumerable.Range(10_000_000, 100).Select(n => $"{n}").First(n => Damm.IsValid(n)),
        YearAnswer => "1985",
        PinAnswer or NewPinAnswer => "7093",
        DigitsAnswer digits => new string('7', digits.Length),
        _ => new string('W', type.MaxSeptets),
    };

    private static Session Copy(Session session) => JsonSerializer.Deserialize(
        JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session), SessionJson.Default.Session).ShouldNotBeNull();

    /// <summary>Answers every action with words as long as they get, and with the outcome of a number.</summary>
    private sealed class LongestHost(int outcome) : IFlowHost
    {
        public const string Code = "*1111111111#";

        // Outputs of the length of "yes" are flags, and both answers are wanted.
        private const int LongestFlag = 3;

        public DateOnly Today => new(2026, 11, 21);

        public string ServiceCode => Code;

        public ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken)
        {
            var action = call.Action;
            var rows = Enumerable.Range(10, outcome % 2 == 0 ? 60 : 1).Select(i => new Row($"row{i}", new string('W', action.RowSeptets), i));
            var outputs = action.Outputs.Select(o => (o.Key, (FlowValue)(outcome > 1 && o.Value == LongestFlag ? "no" : new string('W', o.Value))));
            return ValueTask.FromResult<ActionResult?>(action.Kind == ActionKind.Rows
                ? ActionResult.List([.. rows])
                : ActionResult.Of(action.Outcomes[outcome % action.Outcomes.Count], [.. outputs]));
        }
    }
}
