using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Engine;

/// <summary>What one turn gives back to the person and to the host.</summary>
public sealed record Turn
{
    /// <summary>The session to keep; not always the instance that was given.</summary>
    public required Session Session { get; init; }

    /// <summary>The screen, within the channel's limit, GSM-7 only.</summary>
    public required string Text { get; init; }

    /// <summary>True: the session is over.</summary>
    public required bool Ends { get; init; }

    /// <summary>True: the person may come back to this place after a drop.</summary>
    public bool Resumable { get; init; }

    /// <summary>True: keep what the dropped-session store holds (the end may not have been seen); see <see cref="EndScreen.Again"/>.</summary>
    public bool KeepDropped { get; init; }

    /// <summary>True: the session took up a dropped one, so its inputs cannot be keyed again from the first screen.</summary>
    public bool TookUpDropped { get; init; }

    /// <summary>Index of the language that the person chose in this turn; null: none chosen.</summary>
    public int? LanguageChosen { get; init; }

    /// <summary>Messages to send in the turn's transaction.</summary>
    public IReadOnlyList<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>Flow and screen of the reply, for the simulator's path; null in private flows.</summary>
    public Place? At { get; init; }
}

/// <summary>A message with everything needed to render it later in the language the person has then.</summary>
/// <param name="Flow">Id of the flow that holds the message.</param>
/// <param name="Version">Version of the flow.</param>
/// <param name="Message">The message.</param>
/// <param name="Values">Placeholder values.</param>
public sealed record OutgoingMessage(string Flow, int Version, Message Message, IReadOnlyDictionary<string, FlowValue> Values);
