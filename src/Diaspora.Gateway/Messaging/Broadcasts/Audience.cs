namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>
/// Who is to get a broadcast: people who registered, agreed to its category, are no children and have not stopped messages. There is nothing else to
/// choose by, on purpose: no list of people who asked for help, for health or for protection can be made with it.
/// </summary>
public sealed record Audience
{
    /// <summary>Countries where people are (ISO 3166 codes); empty: all.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Home districts (ISO 3166-2 codes such as <c>LS-E</c>); empty: all.</summary>
    public IReadOnlyList<string> Districts { get; init; } = [];

    /// <summary>Towns as people wrote them, without regard to case; empty: all.</summary>
    public IReadOnlyList<string> Towns { get; init; } = [];

    /// <summary>Languages of phones, <c>en</c> or <c>st</c>; empty: all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>
    /// Exactly those to whom an earlier broadcast went, and nobody who came later, such as to tell that its day has moved. With it the other fields
    /// are empty.
    /// </summary>
    public long? RecipientsOf { get; init; }
}
