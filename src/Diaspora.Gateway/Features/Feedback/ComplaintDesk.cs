using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Conversations.Appeals;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>
/// What staff do with complaints, appeals, ideas and questions. Every act stands in the audit, without anybody's words. What cannot be done throws
/// <see cref="ComplaintRefusal"/>.
/// </summary>
/// <remarks>
/// Complaints officers work for the whole country, because a complaint must not land with the office that it is about. Whoever also has a role in a
/// district does not learn of complaints and appeals there: to them there are none.
/// </remarks>
internal sealed class ComplaintDesk(
    NpgsqlDataSource database, ComplaintStore complaints, IEnumerable<IReopening> reopenings, OutboxStore outbox, FlowSet flows, TimeProvider time)
{
    /// <summary>What the audit calls it when the words of somebody are opened.</summary>
    public const string Viewed = "complaint.viewed";

    /// <summary>Longest text of a person that staff have redacted, in characters.</summary>
    public const int LongestWords = 160;

    private const int LongestOffice = 60;

    /// <summary>Complaints that the person may know of, those due first before all others.</summary>
    public async Task<IReadOnlyList<Complaint>> ListAsync(
        StaffActor actor, ComplaintFilter filter, long after, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ComplaintListStore.ListAsync(connection, filter, HiddenFrom(actor), after, most, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>How many wait for an answer, and how many of them for too long.</summary>
    public async Task<(int Open, int Late)> CountAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ComplaintListStore.CountAsync(connection, HiddenFrom(actor), time.GetUtcNow(), cancellationToken);
    }

    /// <summary>A complaint without words, and what was done with it.</summary>
    public async Task<(Complaint Complaint, IReadOnlyList<ComplaintEvent> History)> FindAsync(
        StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = Known(actor, await ComplaintStore.FindAsync(connection, null, id, cancellationToken));
        return (found, await ComplaintListStore.HistoryAsync(connection, id, cancellationToken));
    }

    /// <summary>Opens the words for a reason, which stands in the audit.</summary>
    public async Task<ComplaintFile> OpenAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        if (AuditViewStore.ReasonProblem(reason) is { } problem) throw ComplaintRefusal.Invalid("reason", problem);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var file = await ReadAsync(connection, actor, id, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, Viewed, SubjectOf(id), new { reason = reason?.Trim() }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return file;
    }

    /// <summary>The words, for somebody whose reason stands in the audit already.</summary>
    public async Task<ComplaintFile> ReadAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, actor, id, cancellationToken);
    }

    /// <summary>Takes a complaint into one's own hand.</summary>
    public Task<Complaint> AssignAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ActAsync(actor, id, version, "assigned", async (transaction, held) =>
        {
            RequireOpen(held);
            await ComplaintStateStore.AssignAsync(transaction, id, actor.Name, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Answers; the phone shows the newest answer, and an appeal ends with it. Who gave a number is texted that there is news, and no more.
    /// </summary>
    /// <param name="actor">Who answers.</param>
    /// <param name="id">The complaint.</param>
    /// <param name="answer">The answer and what goes with it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Complaint> AnswerAsync(StaffActor actor, long id, AnswerRequest answer, CancellationToken cancellationToken) =>
        ActAsync(actor, id, answer.Version, "answered", async (transaction, held) =>
        {
            RequireOpen(held);
            var isAppeal = held.Kind == ComplaintTopic.Appeal;
            if (isAppeal && answer.Outcome is not ("stands" or "again"))
                throw ComplaintRefusal.Invalid("outcome", "Say whether the decision stands or the request is looked at again: stands, again.");
            if (!isAppeal && answer.Outcome is not null) throw ComplaintRefusal.Invalid("outcome", "Only an appeal has an outcome.");
            await TellAsync(transaction, actor, held, AnswerText.Of(answer.En, answer.St), cancellationToken);
            if (isAppeal || answer.Close) await ComplaintStateStore.CloseAsync(transaction, id, answer.Outcome, time.GetUtcNow(), cancellationToken);
            if (answer.Outcome == "again") await ReopenAsync(transaction, actor, held, cancellationToken);
        }, cancellationToken);

    private async Task ReopenAsync(NpgsqlTransaction transaction, StaffActor actor, Complaint held, CancellationToken cancellationToken)
    {
        if (held.DecidedAt is not { } decidedAt || !Reference.TryParse(held.CaseReference, out var reference)) return;
        foreach (var feature in reopenings)
            await feature.ReopenAsync(transaction, reference, decidedAt, actor.Name, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Refers on what is none of ours, and tells the person to whom.</summary>
    public Task<Complaint> ReferAsync(StaffActor actor, long id, ReferRequest referral, CancellationToken cancellationToken) =>
        ActAsync(actor, id, referral.Version, "referred", async (transaction, held) =>
        {
            RequireOpen(held);
            if (held.Kind == ComplaintTopic.Appeal) throw ComplaintRefusal.State("An appeal is answered here.");
            var problems = new Dictionary<string, string[]>();
            var to = AnswerText.Folded("to", referral.To, LongestOffice, problems);
            if (to.Length < 2) problems["to"] = ["Name the office that takes it over."];
            if (problems.Count > 0) throw ComplaintRefusal.Invalid(problems);
            await TellAsync(transaction, actor, held, AnswerText.Of(referral.En, referral.St), cancellationToken);
            await ComplaintStateStore.ReferAsync(transaction, id, to, cancellationToken);
        }, cancellationToken);

    /// <summary>Closes what has an answer.</summary>
    public Task<Complaint> CloseAsync(StaffActor actor, long id, int version, CancellationToken cancellationToken) =>
        ActAsync(actor, id, version, "closed", async (transaction, held) =>
        {
            RequireOpen(held);
            if (held.State != ComplaintState.Answered) throw ComplaintRefusal.State("It has no answer yet: only what was answered can be closed.");
            await ComplaintStateStore.CloseAsync(transaction, id, null, time.GetUtcNow(), cancellationToken);
        }, cancellationToken);

    /// <summary>Puts other words in place of what the person typed, without names and numbers that should not be there; none take all away.</summary>
    public Task<Complaint> RedactAsync(StaffActor actor, long id, RedactRequest redaction, CancellationToken cancellationToken) =>
        ActAsync(actor, id, redaction.Version, "redacted", async (transaction, held) =>
        {
            if (!held.HasWords) throw ComplaintRefusal.State("There are no words to redact.");
            var words = redaction.Words?.Trim() is { Length: > 0 } left ? left : null;
            var before = await complaints.WordsAsync(RequireConnection(transaction), transaction, id, cancellationToken);
            if (words is not null && !IsLeftOf(words, before ?? "")) throw ComplaintRefusal.Invalid("words", "Words go; none are added, changed or moved.");
            await complaints.RedactAsync(transaction, id, words, cancellationToken);
        }, cancellationToken);

    private static bool IsLeftOf(string words, string before)
    {
        var rest = new Queue<string>(before.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            while (rest.TryPeek(out var next) && next != word) rest.Dequeue();
            if (!rest.TryDequeue(out _)) return false;
        }

        return true;
    }

    private static NpgsqlConnection RequireConnection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    /// <summary>Districts of which somebody does not learn of complaints: those that they have a role in.</summary>
    internal static string[] HiddenFrom(StaffActor actor) => [.. actor.Grants
        .Where(grant => Scopes.KindOf(grant.Role) == ScopeKind.District).Select(grant => grant.Scope).OfType<string>().Distinct()];

    private async Task<ComplaintFile> ReadAsync(NpgsqlConnection connection, StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var found = Known(actor, await ComplaintStore.FindAsync(connection, null, id, cancellationToken));
        RequireOther(actor, found);
        return new ComplaintFile(
            found,
            await complaints.WordsAsync(connection, null, id, cancellationToken),
            await complaints.AnswersAsync(connection, null, id, cancellationToken));
    }

    private async Task TellAsync(
        NpgsqlTransaction transaction, StaffActor actor, Complaint held, AnswerText answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await complaints.AnswerAsync(transaction, held.Id, actor.Name, answer, now, cancellationToken);
        if (held.ContactId is not { } contact || !Reference.TryParse(held.Reference ?? held.CaseReference, out var reference)) return;
        var message = held.Kind == ComplaintTopic.Appeal ? "appeal-answer" : "answer";
        var news = FlowWords.Message(flows, "feedback", message, ("reference", reference.ToString()));
        await outbox.EnqueueAsync(
            transaction, contact, string.Create(CultureInfo.InvariantCulture, $"feedback/answer/{row}"), news, now, cancellationToken);
    }

    /// <summary>Runs an act in one transaction with its history and its audit.</summary>
    private async Task<Complaint> ActAsync(
        StaffActor actor, long id, int version, string act, Func<NpgsqlTransaction, Complaint, Task> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = Known(actor, await ComplaintStore.LockAsync(transaction, id, cancellationToken));
        RequireOther(actor, held);
        if (held.Version != version)
            throw ComplaintRefusal.Changed((await ComplaintListStore.HistoryAsync(connection, id, cancellationToken))[^1].By);
        await change(transaction, held);
        await ComplaintStore.NoteAsync(transaction, id, actor.Name, act, time.GetUtcNow(), cancellationToken);
        var after = Known(actor, await ComplaintStore.FindAsync(connection, transaction, id, cancellationToken));
        var details = new { after.Kind, after.Topic, State = after.State.ToString().ToLowerInvariant(), after.Version, after.Outcome };
        await AuditStore.WriteAsync(transaction, actor.Name, "complaint." + act, SubjectOf(id), details, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static Complaint Known(StaffActor actor, Complaint? found)
    {
        var isHidden = found is { Kind: ComplaintTopic.Complaint or ComplaintTopic.Appeal, District: { } district } && HiddenFrom(actor).Contains(district);
        return found is null || isHidden ? throw ComplaintRefusal.Unknown() : found;
    }

    private static void RequireOther(StaffActor actor, Complaint held)
    {
        if (held.Deciders.Any(actor.IsSamePerson)) throw ComplaintRefusal.Decider();
    }

    private static void RequireOpen(Complaint held)
    {
        if (held.State == ComplaintState.Closed) throw ComplaintRefusal.State("It is closed.");
    }

    /// <summary>A complaint as the audit names it.</summary>
    internal static string SubjectOf(long id) => string.Create(CultureInfo.InvariantCulture, $"complaint/{id}");
}
