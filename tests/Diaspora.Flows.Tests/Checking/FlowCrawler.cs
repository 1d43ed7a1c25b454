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
    private const int MostTurns = 60_000;

    private readonly FlowEngine _engine = new(flows, actions);
    private readonly Dictionary<(string Flow, string Screen, string Language, bool Sms), HashSet<string>> _seen = [];
    private readonly Queue<Session> _open = new();
    private readonly HashSet<string> _known = [];
    private int _turns;

    /// <summary>Every text of every screen that was seen.</summary>
    public IReadOnlyDictionary<(string Flow, string Screen, string Language, bool Sms), HashSet<string>> Seen => _seen;

    /// <summary>Walks until nothing new comes up.</summary>
    public async Task RunAsync()
    {
        foreach (int? language in Enumerable.Range(0, flows.Languages.Count).Cast<int?>().Append(null))
        {
            foreach (var sms in new[] { false, true })
                await TryAsync(host => _engine.StartAsync(new StartRequest(language, sms), [], host, CancellationToken.None));
        }

        while (_turns < MostTurns && _open.TryDequeue(out var session))
        {
            var screen = flows.Find(session.Flow, session.Version).ShouldNotBeNull().Screens[session.Screen];
            foreach (var input in Inputs(screen, session))
                await TryAsync(host => _engine.ResumeAsync(Copy(session), [input], host, CancellationToken.None));
        }
    }

    /// <summary>Takes one turn in every way in which the actions that it runs can end.</summary>
    private async Task TryAsync(Func<LongestHost, ValueTask<Turn>> turn)
    {
        var ways = 1;
        for (var way = 0; way < ways; way++)
        {
            var host = new LongestHost(way);
            Keep(await turn(host));
            ways = Math.Max(ways, host.Ways);
            _turns++;
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

    /// <summary>Answers every action with words as long as they get, and ends it in the way of a number.</summary>
    private sealed class LongestHost(int way) : IFlowHost
    {
        public const string Code = "*1111111111#";

        // Outputs of the length of "yes" are flags, and both answers are wanted.
        private const int LongestFlag = 3;

        private static readonly int[] s_rows = [60, 1, 2, 0];

        /// <summary>In how many ways the actions that were run can end.</summary>
        public int Ways { get; private set; } = 1;

        public DateOnly Today => new(2026, 11, 21);

        public string ServiceCode => Code;

        public ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ActionResult?>(call.Action.Kind == ActionKind.Rows ? Rows(call.Action) : End(call.Action));

        private ActionResult Rows(ActionDeclaration action)
        {
            Ways = Math.Max(Ways, s_rows.Length);
            var label = new string('W', action.RowSeptets);
            return ActionResult.List([.. Enumerable.Range(10, s_rows[way % s_rows.Length]).Select(i => new Row($"row{i}", label, i))]);
        }

        private ActionResult End(ActionDeclaration action)
        {
            var (round, outcome) = Math.DivRem(way, action.Outcomes.Count);
            Ways = Math.Max(Ways, 2 * action.Outcomes.Count);
            return ActionResult.Of(action.Outcomes[outcome], [.. action.Outputs.Select(o => (o.Key, (FlowValue)Words(o.Value, round)))]);
        }

        private static string Words(int longest, int round) => longest == LongestFlag && round % 2 == 1 ? "no" : new string('W', longest);
    }
}
