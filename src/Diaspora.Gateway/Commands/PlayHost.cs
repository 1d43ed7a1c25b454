using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Commands;

/// <summary>
/// Stands in for the features while a flow is played: whoever plays says how each action ends. Outputs get words of their declared length;
/// those that conditions look at are asked for.
/// </summary>
internal sealed class PlayHost(FlowSet flows, PlayTerminal terminal, PlayTranscript transcript, TimeProvider time) : IFlowHost
{
    private const int UsualRows = 3;

    /// <inheritdoc/>
    public DateOnly Today => LesothoTime.DateOf(time.GetUtcNow());

    /// <inheritdoc/>
    public string ServiceCode => "*384*266#";

    /// <inheritdoc/>
    public async ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken) =>
        call.Action.Kind == ActionKind.Rows ? await RowsAsync(call.Action, cancellationToken) : await OutcomeAsync(call, cancellationToken);

    private async Task<ActionResult> RowsAsync(ActionDeclaration action, CancellationToken cancellationToken)
    {
        var typed = await terminal.AskAsync($"  [{action.Name}] how many rows? [{UsualRows}] ", cancellationToken);
        var count = int.TryParse(typed, out var number) ? Math.Clamp(number, 0, FlowLimits.Rows) : UsualRows;
        transcript.Remark($"{action.Name}: {count} rows");
        return ActionResult.List([.. Enumerable.Range(1, count).Select(i => new Row($"row-{i}", Fill($"Row {i} ", action.RowSeptets)))]);
    }

    private async Task<ActionResult> OutcomeAsync(ActionCall call, CancellationToken cancellationToken)
    {
        var action = call.Action;
        var outcome = action.Outcomes[0];
        if (action.Outcomes.Count > 1)
        {
            var choices = string.Join("  ", action.Outcomes.Select((o, i) => $"{i + 1} {o}"));
            var typed = await terminal.AskAsync($"  [{action.Name}] {choices} [1] ", cancellationToken);
            if (int.TryParse(typed, out var number) && number >= 1 && number <= action.Outcomes.Count) outcome = action.Outcomes[number - 1];
        }

        transcript.Remark($"{action.Name}: {outcome}");
        var outputs = new List<(string, FlowValue)>();
        foreach (var (name, longest) in action.Outputs) outputs.Add((name, await OutputAsync(call, name, longest, cancellationToken)));
        return ActionResult.Of(outcome, [.. outputs]);
    }

    private async Task<FlowValue> OutputAsync(ActionCall call, string name, int longest, CancellationToken cancellationToken)
    {
        var filled = Fill(name + " ", longest);
        if (!IsCompared(call.Session, name)) return filled;
        var typed = await terminal.AskAsync($"  [{call.Action.Name}] {name}, or 'no'? [{filled}] ", cancellationToken);
        return string.IsNullOrEmpty(typed) ? filled : typed;
    }

    private bool IsCompared(Session session, string name) => flows.Find(session.Flow, session.Version) is { } flow
        && flow.Screens.Values.SelectMany(Conditions).Any(c => c.Name == name);

    private static IEnumerable<Condition> Conditions(Screen screen) => (screen switch
    {
        ChooseScreen choose => choose.Options.Select(o => o.When),
        ListScreen list => list.Options.Select(o => o.When),
        SayScreen say => say.Options.Select(o => o.When),
        EndScreen end => end.Messages.Select(m => m.When),
        _ => [],
    }).OfType<Condition>();

    private static string Fill(string word, int septets) =>
        string.Concat(Enumerable.Repeat(word, (septets / word.Length) + 1))[..septets].TrimEnd();
}
