namespace Diaspora.Gateway.Conversations.Words;

/// <summary>How far the review of a flow's texts has come.</summary>
/// <param name="Flow">Its name; <c>system</c> and <c>lists</c> hold texts that belong to no one flow.</param>
/// <param name="Version">Its version; null: it has none.</param>
/// <param name="Released">True: this version is released and never changes again.</param>
/// <param name="Note">Why it exists.</param>
/// <param name="Screens">How many screens and messages it has.</param>
/// <param name="Texts">How many texts.</param>
/// <param name="Reviewed">How many of them as many native readers have signed as they need.</param>
/// <param name="Drafts">How many still await one.</param>
/// <param name="DraftsForTwo">How many of these need two.</param>
/// <param name="Notes">How many notes are not settled.</param>
public sealed record FlowReview(
    string Flow, int? Version, bool Released, string? Note, int Screens, int Texts, int Reviewed, int Drafts, int DraftsForTwo, int Notes)
{
    /// <summary>The review of every flow.</summary>
    internal static IReadOnlyList<FlowReview> Of(WordBook book, IEnumerable<WordEntry> entries)
    {
        var byFlow = entries.ToLookup(entry => entry.Flow);
        return [.. book.Flows.Select(flow => Of(flow, [.. byFlow[flow.Id]]))];
    }

    private static FlowReview Of(WordFlow flow, IReadOnlyList<WordEntry> texts)
    {
        var drafts = texts.Where(text => text.State != WordState.Reviewed).ToArray();
        return new FlowReview(
            flow.Id, flow.Version, flow.Released, flow.Note, flow.Screens.Count, texts.Count, texts.Count - drafts.Length, drafts.Length,
            drafts.Count(text => text.Needed > 1), texts.Sum(text => text.Notes));
    }
}
