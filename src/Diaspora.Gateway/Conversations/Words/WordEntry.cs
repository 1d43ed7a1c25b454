namespace Diaspora.Gateway.Conversations.Words;

/// <summary>A text with how far its review has come.</summary>
/// <param name="Number">Its place among all texts, from 1.</param>
/// <param name="Text">Its key, such as <c>main/home/text</c>.</param>
/// <param name="Flow">The flow it belongs to, or <c>system</c> or <c>lists</c>.</param>
/// <param name="Screen">The screen, the list or the system text; a message is <c>message.NAME</c>.</param>
/// <param name="Part">Which text of the screen, such as <c>text</c> or <c>options/1</c>; empty: the only one.</param>
/// <param name="Words">The words by language, with the names of values in braces.</param>
/// <param name="Hash">Hash of the Sesotho words, to be given back when they are signed.</param>
/// <param name="Needed">How many native readers the Sesotho needs.</param>
/// <param name="Signatures">Who has read the words as they are now, each once, the first one first.</param>
/// <param name="Notes">How many notes on it are not settled.</param>
public sealed record WordEntry(
    long Number, string Text, string Flow, string Screen, string Part, IReadOnlyDictionary<string, string> Words, string Hash, int Needed,
    IReadOnlyList<WordSignature> Signatures, int Notes)
{
    /// <summary>The Sesotho words.</summary>
    internal string Sesotho => Words[WordText.Reviewed];

    /// <summary>How far its review has come.</summary>
    public WordState State => Signatures.Count >= Needed ? WordState.Reviewed : Signatures.Count > 0 ? WordState.ReviewedOnce : WordState.Draft;

    /// <summary>True when somebody has signed it.</summary>
    internal bool IsSignedBy(Staff.StaffActor actor) => Signatures.Any(signature => actor.IsSamePerson(signature.Reviewer));

    /// <summary>True when it needs a signature that somebody can still give.</summary>
    internal bool WaitsFor(Staff.StaffActor actor) => State != WordState.Reviewed && !IsSignedBy(actor);
}

/// <summary>One native reader's word that a text is right.</summary>
/// <param name="Reviewer">Who.</param>
/// <param name="Day">The day in Lesotho.</param>
/// <param name="Filed">True: it stands in <c>reviews.yaml</c> and cannot be taken back here.</param>
public sealed record WordSignature(string Reviewer, DateOnly Day, bool Filed);

/// <summary>How far the review of a text has come.</summary>
public enum WordState
{
    /// <summary>Nobody has signed it.</summary>
    Draft,

    /// <summary>One of two readers has signed it.</summary>
    ReviewedOnce,

    /// <summary>As many have signed it as it needs.</summary>
    Reviewed,
}
