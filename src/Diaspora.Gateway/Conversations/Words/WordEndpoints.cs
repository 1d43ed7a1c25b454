using System.ComponentModel;
using System.Text;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary><c>/api/words</c>.</summary>
internal static class WordEndpoints
{
    /// <summary>Maps everything that staff do with the texts of the menus.</summary>
    public static RouteGroupBuilder MapWords(this RouteGroupBuilder api)
    {
        var words = api.MapGroup("/words").WithTags("Words").AddEndpointFilter(ApiRefusal.AnswerAsync);
        words.MapGet("/flows", ListFlowsAsync).RequireRight(StaffRight.ReadWords);
        words.MapGet("/flows/{flow}", GetFlow).RequireRight(StaffRight.ReadWords).ProducesProblem(StatusCodes.Status404NotFound);
        words.MapGet("/flows/{flow}/{screen}", GetScreenAsync).RequireRight(StaffRight.ReadWords).ProducesProblem(StatusCodes.Status404NotFound);
        words.MapGet("/texts", ListTextsAsync).RequireRight(StaffRight.ReadWords);
        Act(words.MapPost("/sign", SignAsync)).RequireRight(StaffRight.ReviewWords);
        Act(words.MapPost("/unsign", UnsignAsync)).RequireRight(StaffRight.ReviewWords);
        words.MapGet("/notes", ListNotesAsync).RequireRight(StaffRight.ReadWords);
        Act(words.MapPost("/notes", NoteAsync)).RequireRight(StaffRight.ReviewWords);
        Act(words.MapPost("/notes/{id:long}/settle", SettleAsync)).RequireRight(StaffRight.SettleWords);
        words.MapGet("/glossary", GetGlossary).RequireRight(StaffRight.ReadWords);
        words.MapGet("/reviews", GetReviewsAsync).RequireRight(StaffRight.ReadWords);
        return words;
    }

    /// <summary>The flows with how many of their texts await a native reader.</summary>
    internal static async Task<Ok<IReadOnlyList<FlowReview>>> ListFlowsAsync(WordDesk desk, WordBook book, CancellationToken cancellationToken) =>
        TypedResults.Ok(FlowReview.Of(book, await desk.ReadAsync(cancellationToken)));

    /// <summary>A flow with its screens, and its graph where it has one.</summary>
    internal static Ok<FlowWords> GetFlow(string flow, WordBook book)
    {
        var found = book.FindFlow(flow) ?? throw WordRefusal.Unknown();
        return TypedResults.Ok(new FlowWords(found, book.GraphOf(flow)));
    }

    /// <summary>A screen as phones show it in both languages, with its texts and their review.</summary>
    internal static async Task<Ok<ScreenWords>> GetScreenAsync(
        string flow, string screen, WordDesk desk, WordBook book, CancellationToken cancellationToken)
    {
        var found = book.FindFlow(flow)?.Find(screen) ?? throw WordRefusal.Unknown();
        var texts = await desk.EntriesAsync(book.TextsOn(flow, screen), cancellationToken);
        return TypedResults.Ok(new ScreenWords(found, [.. book.Languages.SelectMany(language => book.PagesOf(flow, screen, language))], texts));
    }

    /// <summary>Texts, by flow and screen.</summary>
    internal static async Task<Ok<Page<WordEntry>>> ListTextsAsync(
        [AsParameters] WordFilter filter, [AsParameters] PageRequest page, WordDesk desk, CancellationToken cancellationToken)
    {
        var found = filter.Among(await desk.ReadAsync(cancellationToken)).Where(text => text.Number > (page.After ?? 0)).Take(page.Read);
        return TypedResults.Ok(Page.Of(found.ToList(), page, text => text.Number));
    }

    /// <summary>Signs Sesotho texts as a native reader, all or none.</summary>
    internal static async Task<Ok<IReadOnlyList<WordEntry>>> SignAsync(
        NewSignatures signatures, StaffActor actor, WordDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.SignAsync(actor, signatures.Texts, cancellationToken));

    /// <summary>Takes one's own signature back.</summary>
    internal static async Task<Ok<WordEntry>> UnsignAsync(SeenWords seen, StaffActor actor, WordDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.UnsignAsync(actor, seen, cancellationToken));

    /// <summary>Notes on texts, those that are not settled first; 200 at most.</summary>
    internal static async Task<Ok<IReadOnlyList<WordNote>>> ListNotesAsync(
        [Description("Only those on this text.")] string? text, [Description("true: only those that are not settled.")] bool? open, WordStore store,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.NotesAsync(text, open ?? false, PageRequest.Most, cancellationToken));

    /// <summary>Notes what is wrong with a text.</summary>
    internal static async Task<Ok<NoteMade>> NoteAsync(NewNote note, StaffActor actor, WordDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new NoteMade(await desk.NoteAsync(actor, note.Text, note.Note, cancellationToken)));

    /// <summary>Settles a note with what came of it.</summary>
    internal static async Task<NoContent> SettleAsync(
        long id, NoteAnswer answer, StaffActor actor, WordDesk desk, CancellationToken cancellationToken)
    {
        await desk.SettleAsync(actor, id, answer.Answer, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Words that the menus use, in both languages, with how sure they are.</summary>
    internal static Ok<IReadOnlyList<GlossaryPair>> GetGlossary() => TypedResults.Ok(Glossary.Pairs);

    /// <summary>What was signed here and does not stand in <c>reviews.yaml</c>, as lines for it.</summary>
    internal static async Task<ContentHttpResult> GetReviewsAsync(WordDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Text(string.Concat(ReviewLines.Of(await desk.ReadAsync(cancellationToken)).Select(line => line + "\n")), "text/yaml", Encoding.UTF8);

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}

/// <summary>Texts to sign.</summary>
/// <param name="Texts">Each with the hash of the words that were read.</param>
public sealed record NewSignatures(IReadOnlyList<SeenWords> Texts);

/// <summary>What is wrong with a text.</summary>
/// <param name="Text">Key of the text.</param>
/// <param name="Note">1 to 500 characters.</param>
public sealed record NewNote(string Text, string Note);

/// <summary>A note that was kept.</summary>
/// <param name="Id">Its number.</param>
public sealed record NoteMade(long Id);

/// <summary>What came of a note.</summary>
/// <param name="Answer">1 to 500 characters.</param>
public sealed record NoteAnswer(string Answer);

/// <summary>A flow for those who read its words.</summary>
/// <param name="Flow">The flow with its screens.</param>
/// <param name="Graph">Its screens and the ways between them; null: it has none.</param>
internal sealed record FlowWords(WordFlow Flow, FlowGraph? Graph);

/// <summary>A screen with its words.</summary>
/// <param name="Screen">The screen.</param>
/// <param name="Pages">Its pages in every language, on USSD, then those that SMS shows otherwise.</param>
/// <param name="Texts">Its texts with their review.</param>
public sealed record ScreenWords(WordScreen Screen, IReadOnlyList<WordPage> Pages, IReadOnlyList<WordEntry> Texts);
