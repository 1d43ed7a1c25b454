using Diaspora.Flows.Definition;
using Diaspora.Flows.Machine;

namespace Diaspora.Flows.Engine;

/// <summary>
/// Advances conversations: a session and inputs in, a turn out. Pure: it keeps nothing between calls and reaches the world
/// only through <see cref="IFlowHost"/>. Safe for many threads.
/// </summary>
/// <param name="flows">Checked flows.</param>
/// <param name="actions">The actions they name.</param>
public sealed class FlowEngine(FlowSet flows, ActionCatalogue actions)
{
    private readonly FlowMachines _machines = new();

    /// <summary>The flows.</summary>
    public FlowSet Flows => flows;

    /// <summary>Begins a conversation.</summary>
    /// <param name="start">How it begins.</param>
    /// <param name="dialled">
    /// Inputs behind the service code in the dialled string, or those of a session whose state was lost, taken as if keyed one by
    /// one. A wrong one stops there; private flows and secret answers are never taken from them.
    /// </param>
    /// <param name="host">Runs actions.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async ValueTask<Turn> StartAsync(
        StartRequest start, IReadOnlyList<string> dialled, IFlowHost host, CancellationToken cancellationToken)
    {
        var run = new TurnRun(flows, actions, _machines, host, Fresh(start), replay: dialled.Count > 0);
        await run.BeginAsync(start, dialled, cancellationToken);
        await run.TakeAsync(dialled, cancellationToken);
        return await run.FinishAsync(cancellationToken);
    }

    /// <summary>Takes the next input, or several that arrived as one (a callback that overtook another).</summary>
    /// <remarks>A session whose flow version is gone begins again at the first screen.</remarks>
    public async ValueTask<Turn> ResumeAsync(
        Session session, IReadOnlyList<string> inputs, IFlowHost host, CancellationToken cancellationToken)
    {
        var known = Knows(session);
        var language = session.Language < flows.Languages.Count ? session.Language : 0;
        var run = new TurnRun(
            flows, actions, _machines, host,
            known ? session : Fresh(new StartRequest(language, session.Sms), session.Inputs + inputs.Count), replay: inputs.Count > 1);
        if (known) await run.TakeAsync(inputs, cancellationToken);
        else await run.BeginAsync(new StartRequest(language, session.Sms), [], cancellationToken);
        return await run.FinishAsync(cancellationToken);
    }

    /// <summary>True when the session waits for an answer in which a star may be typed.</summary>
    public bool TakesStars(Session session) =>
        flows.Find(session.Flow, session.Version) is { } flow && flow.Screens.GetValueOrDefault(session.Screen) is AskScreen { Type.TakesStars: true };

    /// <summary>True when the flow version and screen of a session exist.</summary>
    public bool Knows(Session session) =>
        flows.Find(session.Flow, session.Version) is { } flow && flow.Screens.TryGetValue(session.Screen, out var screen)
        && screen is WaitingScreen;

    private static Session Fresh(StartRequest start, int inputs = 0) =>
        new() { Language = start.Language ?? 0, Sms = start.Sms, Inputs = inputs };
}
