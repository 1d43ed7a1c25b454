namespace Diaspora.Flows.Definition;

/// <summary>An SMS that a flow or its feature sends, rendered in the person's language when it leaves.</summary>
/// <param name="Id">Name of the message, unique in its flow.</param>
/// <param name="Category">What it is for: <c>service</c>, <c>requested</c>, <c>events</c>, …; decides opt-out and quiet hours.</param>
/// <param name="Parts">Most SMS parts it may need, in any language, with every placeholder at its longest.</param>
/// <param name="Text">The text.</param>
/// <param name="Values">Placeholders that a feature fills when it sends the message itself: name to longest length in septets.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Reviewers">How many native readers its Sesotho needs at least; <see cref="Flow.Reviewers"/> may ask for more.</param>
public sealed record Message(
    string Id, string Category, int Parts, LocalText Text, IReadOnlyDictionary<string, int> Values, Source At, int Reviewers = 1);
