using System.Globalization;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>
/// What staff do with the texts of the menus: read how far their review has come, sign what is right, note what is wrong, settle notes. What
/// cannot be done throws <see cref="WordRefusal"/>.
/// </summary>
internal sealed class WordDesk(NpgsqlDataSource database, WordBook book, WordStore store, TimeProvider time)
{
    /// <summary>Most characters of a note and of its answer.</summary>
    public const int NoteLength = 500;

    private const int MostAtOnce = 200;

    /// <summary>Every text with its review, in the order of the book.</summary>
    public async Task<IReadOnlyList<WordEntry>> ReadAsync(CancellationToken cancellationToken) => await EntriesAsync(book.Texts, cancellationToken);

    /// <summary>Some texts with their review.</summary>
    public async Task<IReadOnlyList<WordEntry>> EntriesAsync(IEnumerable<WordText> texts, CancellationToken cancellationToken)
    {
        var signed = (await store.SignaturesAsync(cancellationToken)).ToLookup(signature => (signature.Text, signature.Hash));
        var notes = await store.OpenNotesAsync(cancellationToken);
        return [.. texts.Select(text => Entry(text, signed[(text.Text, text.Hash)], notes.GetValueOrDefault(text.Text)))];
    }

    /// <summary>
    /// Signs texts as a native reader: each with the hash of the words that were read, all or none. Those that the reader has signed before stay
    /// as they are, so that a form posted twice does no harm.
    /// </summary>
    public async Task<IReadOnlyList<WordEntry>> SignAsync(StaffActor actor, IReadOnlyList<SeenWords> seen, CancellationToken cancellationToken)
    {
        if (seen.Count is 0 or > MostAtOnce) throw WordRefusal.Invalid("texts", $"Say 1 to {MostAtOnce} texts.");
        var texts = seen.DistinctBy(one => one.Text).Select(Current).ToArray();
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            foreach (var text in texts.Where(text => !IsFiled(text, actor)).OrderBy(text => text.Number))
            {
                if (await WordStore.SignAsync(transaction, text, actor.Name.Trim(), time.GetUtcNow(), cancellationToken))
                    await AuditAsync(transaction, actor, "words.signed", text, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return await EntriesAsync(texts, cancellationToken);
    }

    /// <summary>Takes one's own signature back.</summary>
    public async Task<WordEntry> UnsignAsync(StaffActor actor, SeenWords seen, CancellationToken cancellationToken)
    {
        var text = Current(seen);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (!await WordStore.UnsignAsync(transaction, text, actor.Name.Trim(), cancellationToken))
                throw IsFiled(text, actor) ? WordRefusal.Filed() : WordRefusal.NotSigned();
            await AuditAsync(transaction, actor, "words.unsigned", text, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return (await EntriesAsync([text], cancellationToken))[0];
    }

    /// <summary>Notes what is wrong with a text; gives the note's number.</summary>
    public async Task<long> NoteAsync(StaffActor actor, string key, string? note, CancellationToken cancellationToken)
    {
        var text = book.Find(key) ?? throw WordRefusal.Unknown();
        var words = Checked("note", note);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await WordStore.AddNoteAsync(transaction, text, words, actor.Name.Trim(), time.GetUtcNow(), cancellationToken);
        await AuditAsync(transaction, actor, "words.noted", text, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Settles a note with what came of it.</summary>
    public async Task SettleAsync(StaffActor actor, long id, string? answer, CancellationToken cancellationToken)
    {
        var words = Checked("answer", answer);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var note = await WordStore.LockNoteAsync(transaction, id, cancellationToken) ?? throw WordRefusal.UnknownNote();
        if (note.SettledBy is { } by) throw WordRefusal.Settled(by);
        var now = time.GetUtcNow();
        await WordStore.SettleAsync(transaction, id, words, actor.Name.Trim(), now, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "words.settled", "words/" + note.Text, new { note = id.ToString(CultureInfo.InvariantCulture) }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Checked(string field, string? words)
    {
        var trimmed = words?.Trim() ?? "";
        return trimmed.Length is > 0 and <= NoteLength ? trimmed : throw WordRefusal.Invalid(field, $"It must have 1 to {NoteLength} characters.");
    }

    private WordText Current(SeenWords seen)
    {
        var text = book.Find(seen.Text) ?? throw WordRefusal.Unknown();
        return text.Hash == seen.Hash ? text : throw WordRefusal.Changed(text.Text);
    }

    private bool IsFiled(WordText text, StaffActor actor) => book.FiledOf(text).Any(review => actor.IsSamePerson(review.Reviewer));

    private Task AuditAsync(NpgsqlTransaction transaction, StaffActor actor, string act, WordText text, CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(transaction, actor.Name, act, "words/" + text.Text, new { text.Hash }, time.GetUtcNow(), cancellationToken);

    private WordEntry Entry(WordText text, IEnumerable<SignedWords> signed, int notes)
    {
        var filed = book.FiledOf(text).Select(review => new WordSignature(review.Reviewer, review.Date, Filed: true));
        var here = signed.Select(one => new WordSignature(one.Reviewer, LesothoTime.DateOf(one.SignedAt), Filed: false));
        var all = filed.Concat(here).DistinctBy(signature => signature.Reviewer.Trim(), StringComparer.OrdinalIgnoreCase).OrderBy(signature => signature.Day);
        return new WordEntry(text.Number, text.Text, text.Flow, text.Screen, text.Part, text.Words, text.Hash, text.Needed, [.. all], notes);
    }
}

/// <summary>Words that somebody has read.</summary>
/// <param name="Text">Key of the text.</param>
/// <param name="Hash">Hash of the words as they were read.</param>
public sealed record SeenWords(string Text, string Hash);
