using Diaspora.Flows.Text;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Keeps the words that answers begin with. What cannot be done throws <see cref="MoneyRefusal"/>.</summary>
internal sealed class AnswerTemplates(NpgsqlDataSource database, QuestionDesk desk, TimeProvider time)
{
    private const int LongestName = 60;
    private const string What = "template";

    /// <summary>Every template, by name.</summary>
    public async Task<IReadOnlyList<AnswerTemplate>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AnswerTemplateStore.ListAsync(connection, cancellationToken);
    }

    /// <summary>A template.</summary>
    public async Task<AnswerTemplate> GetAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AnswerTemplateStore.FindAsync(connection, null, id, cancellationToken) ?? throw Unknown();
    }

    /// <summary>Stores a new template, or the next version of one that was read in a version.</summary>
    public async Task<AnswerTemplate> SaveAsync(StaffActor actor, long? id, TemplateBody body, CancellationToken cancellationToken)
    {
        var (name, english, sesotho) = (body.Name.Trim(), Folding.Fold(body.TextEn).Trim(), Folding.Fold(body.TextSt).Trim());
        Check(name, english, sesotho);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var version = 0;
        if (id is { } known)
        {
            var held = await AnswerTemplateStore.FindAsync(connection, transaction, known, cancellationToken) ?? throw Unknown();
            if (held.Version != body.Version) throw MoneyRefusal.Stale(What, held.ChangedBy);
            version = held.Version;
        }

        var saved = new AnswerTemplate(
            id ?? await AnswerTemplateStore.NextIdAsync(transaction, cancellationToken), version + 1, name, english, sesotho, body.InUse, actor.Name, time.GetUtcNow());
        if (!await AnswerTemplateStore.AddAsync(transaction, saved, cancellationToken)) throw MoneyRefusal.Stale(What, "somebody else");
        await AuditStore.WriteAsync(
            transaction, actor.Name, "template.saved", FormattableString.Invariant($"template/{saved.Id}"), new { saved.Version, saved.InUse },
            saved.ChangedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private void Check(string name, string english, string sesotho)
    {
        var problems = new Dictionary<string, string[]>();
        if (name.Length is 0 or > LongestName) problems["name"] = [$"It must have 1 to {LongestName} characters."];
        foreach (var (field, text) in new[] { ("textEn", english), ("textSt", sesotho) })
        {
            var septets = Gsm7.Septets(text);
            if (text.Length == 0) problems[field] = ["It is missing."];
            else if (septets < 0) problems[field] = ["It holds a letter or sign that basic phones do not show."];
            else if (septets > desk.LongestAnswer) problems[field] = [$"It may have {desk.LongestAnswer} characters and has {septets}."];
        }

        if (problems.Count > 0) throw MoneyRefusal.Invalid(problems);
    }

    private static MoneyRefusal Unknown() => MoneyRefusal.Unknown(What, "There is no such template.");
}
