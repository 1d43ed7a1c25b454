using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Npgsql;

namespace Diaspora.Gateway.Conversations.Actions;

/// <summary>What an action has at hand while it runs.</summary>
internal sealed class ActionContext
{
    /// <summary>The call, with its inputs and the session.</summary>
    public required ActionCall Call { get; init; }

    /// <summary>Who is on the line.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The time of the turn.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The flows, for languages and messages.</summary>
    public required FlowSet Flows { get; init; }

    /// <summary>An open connection.</summary>
    public required NpgsqlConnection Connection { get; init; }

    /// <summary>The turn's transaction; null for actions that only read.</summary>
    public required NpgsqlTransaction? Transaction { get; init; }

    /// <summary>An input by its declared name; empty when the person gave none.</summary>
    public string this[string input] => Call.Inputs.GetValueOrDefault(input, "");

    /// <summary>Today in Lesotho (UTC+2, no summer time).</summary>
    public DateOnly Today => LesothoTime.DateOf(Now);

    /// <summary>Code of the session's language, <c>en</c> or <c>st</c>.</summary>
    public string Language => Flows.Languages[Call.Session.Language];

    /// <summary>The turn's transaction; throws for an action that was declared as one that only reads.</summary>
    public NpgsqlTransaction InTransaction => Transaction
        ?? throw new InvalidOperationException($"{Call.Action.Name} writes, so it must be declared as an effect.");

    /// <summary>A value with its English and its Sesotho text.</summary>
    public FlowValue Text(string english, string sesotho) => FlowWords.Of(Flows, english, sesotho);

    /// <summary>A message of a flow with its values, to put into the outbox.</summary>
    public OutgoingMessage Message(string flow, string message, params (string Name, FlowValue Value)[] values) =>
        FlowWords.Message(Flows, flow, message, values);
}
