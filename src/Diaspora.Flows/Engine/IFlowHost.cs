namespace Diaspora.Flows.Engine;

/// <summary>What the engine asks of the world during one turn. The gateway runs real actions; a terminal or a test answers otherwise.</summary>
public interface IFlowHost
{
    /// <summary>Today in Lesotho.</summary>
    DateOnly Today { get; }

    /// <summary>The code that the person dials, shown where a text says <c>{code}</c>.</summary>
    string ServiceCode { get; }

    /// <summary>
    /// Runs an action. Null: the effect may not run now, because this input is repeated from an earlier, lost session
    /// and no record of the effect exists; the engine then stops before it.
    /// </summary>
    ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken);
}

/// <summary>One action to run.</summary>
/// <param name="Action">Its declaration.</param>
/// <param name="Inputs">Its inputs by name; values not given by the person are empty.</param>
/// <param name="Session">The session, for language and channel; actions do not change it.</param>
/// <param name="Step">Number of the effect within the turn's input, from 0; with <see cref="Session.Inputs"/> it names the effect for ever.</param>
/// <param name="Repeated">True: the input is not the newest of a dialled or rebuilt row of inputs.</param>
public sealed record ActionCall(
    ActionDeclaration Action, IReadOnlyDictionary<string, string> Inputs, Session Session, int Step, bool Repeated);
