using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Preview;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>
/// Questions and problems as the console, the API and the command deal with them. Lists hold no words; whoever opens a question says why, and that
/// stands in the audit. What cannot be done throws <see cref="MoneyRefusal"/>.
/// </summary>
internal sealed class QuestionDesk(
    NpgsqlDataSource database, QuestionStore questions, AuditViewStore views, OutboxStore outbox, FlowSet flows,
    IOptions<ConversationOptions> conversations, TimeProvider time)
{
    /// <summary>How long a question may wait: five working days, as proposed for first answers to complaints.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromDays(7);

    private const string Flow = "remittances";
    private const string Message = "answer";
    private const string What = "question";

    /// <summary>Septets that an answer may have, so that the SMS around it keeps to its parts.</summary>
    public int LongestAnswer => flows.Get(Flow).Messages[Message].Values["answer"];

    /// <summary>Questions that wait, the oldest first, or those answered, the newest first.</summary>
    public async Task<IReadOnlyList<HeldQuestion>> ListAsync(
        bool answered, string? topic, long? after, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await QuestionInboxStore.ListAsync(connection, answered, topic, after, most, cancellationToken);
    }

    /// <summary>A question without its words.</summary>
    public async Task<HeldQuestion> GetAsync(string number, CancellationToken cancellationToken)
    {
        var reference = Parse(number);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await QuestionInboxStore.FindAsync(connection, null, reference, cancellationToken) ?? throw Unknown(reference);
    }

    /// <summary>What the audit calls it when somebody opens the words of a question.</summary>
    public const string Viewed = "question.viewed";

    /// <summary>How the audit names a question: by its number in the list, for the reference is the person's.</summary>
    public static string SubjectOf(long id) => FormattableString.Invariant($"question/{id}");

    /// <summary>Opens the words of a question for a reason, which the audit keeps.</summary>
    public Task<QuestionWords> OpenAsync(StaffActor actor, string number, string reason, CancellationToken cancellationToken) =>
        AuditViewStore.ReasonProblem(reason) is { } problem
            ? throw MoneyRefusal.Invalid("reason", problem)
            : ActAsync(actor, number, Viewed, new { reason = reason.Trim() }, (transaction, reference, _) =>
                questions.WordsAsync(transaction, reference, cancellationToken), cancellationToken);

    /// <summary>The words of a question for somebody whose reason still holds.</summary>
    public async Task<QuestionWords> ReadOpenedAsync(StaffActor actor, string number, CancellationToken cancellationToken)
    {
        var held = await GetAsync(number, cancellationToken);
        if (!await views.IsOpenAsync(actor, Viewed, SubjectOf(held.Id), cancellationToken))
            throw MoneyRefusal.State(What, "Say first why you open it.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        return await questions.WordsAsync(transaction, Parse(number), cancellationToken);
    }

    /// <summary>Takes the words out because they tell too much of a person; topic, times and answer stay.</summary>
    public Task RedactAsync(StaffActor actor, string number, CancellationToken cancellationToken) =>
        ActAsync(actor, number, "question.redacted", null, async (transaction, reference, held) =>
        {
            if (!held.HasText) throw MoneyRefusal.State(What, "There are no words to take out.");
            await QuestionStore.RedactAsync(transaction, reference, actor.Name, time.GetUtcNow(), cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Answers a question by SMS.</summary>
    /// <returns>True when an SMS leaves; false when the answer is kept and its phone wants no SMS.</returns>
    public Task<bool> AnswerAsync(StaffActor actor, string number, string words, CancellationToken cancellationToken)
    {
        var answer = Folding.Fold(words).Trim();
        if (ProblemOf(answer) is { } problem) throw MoneyRefusal.Invalid("answer", problem);
        return ActAsync(actor, number, "question.answered", null, async (transaction, reference, _) =>
        {
            var now = time.GetUtcNow();
            // Locks the question: two who answer at once answer once.
            var asked = await questions.FindAsync(transaction, reference, cancellationToken) ?? throw Unknown(reference);
            if (asked.IsAnswered) throw MoneyRefusal.State(What, $"{reference} was answered already.");
            await questions.AnswerAsync(transaction, reference, answer, actor.Name, now, cancellationToken);
            var message = FlowWords.Message(flows, Flow, Message, ("number", reference.ToString()), ("answer", answer));
            return await outbox.EnqueueAsync(
                transaction, asked.ContactId, $"remittances/answer/{reference.Digits}", message, now, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>How an answer would read, and why it cannot leave if it cannot.</summary>
    public async Task<AnswerPreview> PreviewAsync(string number, string words, CancellationToken cancellationToken)
    {
        var held = await GetAsync(number, cancellationToken);
        var answer = Folding.Fold(words).Trim();
        var problem = ProblemOf(answer);
        var septets = Math.Max(0, Gsm7.Septets(answer));
        if (problem is not null) return new AnswerPreview(septets, LongestAnswer, problem, null);
        var text = flows.Get(Flow).Messages[Message].Text[flows.LanguageIndex(held.Language)];
        var sms = Folding.Fold(text.Render(name => name switch
        {
            "number" => held.Number,
            "answer" => answer,
            _ => conversations.Value.ServiceCode,
        }));
        return new AnswerPreview(septets, LongestAnswer, null, TextCost.Of(sms));
    }

    /// <summary>Problems that were reported, by sender.</summary>
    public async Task<IReadOnlyList<ProblemCount>> ProblemsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await QuestionInboxStore.ProblemsAsync(connection, time.GetUtcNow().AddDays(-30), cancellationToken);
    }

    /// <summary>What is wrong with an answer whose letters are folded; null: nothing.</summary>
    private string? ProblemOf(string answer)
    {
        var septets = Gsm7.Septets(answer);
        if (answer.Length == 0) return "The answer is empty.";
        if (septets < 0) return "The answer holds a letter or sign that does not fit an SMS: use plain letters, without emoji.";
        return septets <= LongestAnswer
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The answer is too long by {septets - LongestAnswer}: {LongestAnswer} letters fit the SMS.");
    }

    private async Task<T> ActAsync<T>(
        StaffActor actor, string number, string action, object? details, Func<NpgsqlTransaction, Reference, HeldQuestion, Task<T>> act,
        CancellationToken cancellationToken)
    {
        var reference = Parse(number);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await QuestionInboxStore.FindAsync(connection, transaction, reference, cancellationToken) ?? throw Unknown(reference);
        var done = await act(transaction, reference, held);
        await AuditStore.WriteAsync(transaction, actor.Name, action, SubjectOf(held.Id), details, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }

    private static Reference Parse(string number) => Reference.TryParse(number, out var reference)
        ? reference
        : throw MoneyRefusal.Unknown(What, "That number has a mistake in it.");

    private static MoneyRefusal Unknown(Reference reference) => MoneyRefusal.Unknown(What, $"There is no question {reference}.");
}
