namespace Diaspora.Flows.Engine;

/// <summary>How a conversation begins.</summary>
/// <param name="Language">Index of the person's language; null: not known, the first screen asks.</param>
/// <param name="Sms">True: by SMS.</param>
/// <param name="Flow">Flow that a keyword entered; null: the root flow.</param>
/// <param name="Dropped">State that an earlier, dropped session left; null: none.</param>
public sealed record StartRequest(int? Language, bool Sms = false, string? Flow = null, Session? Dropped = null);
