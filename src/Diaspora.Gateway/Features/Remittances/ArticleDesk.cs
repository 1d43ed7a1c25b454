using Diaspora.Flows.Text;
using Diaspora.Gateway.Messaging.Preview;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>
/// The policy explained: one person writes, another publishes the English, and a reviewer who wrote nothing of it signs the Sesotho. Phones show
/// nothing before. Every save is a version; one of what was changed meanwhile is refused. What cannot be done throws <see cref="MoneyRefusal"/>.
/// </summary>
internal sealed class ArticleDesk(NpgsqlDataSource database, MoneyPhone phone, TimeProvider time)
{
    private const string What = "article";
    private const int LongestSource = 200;
    private const int LongestNote = 300;

    /// <summary>Every article, by number.</summary>
    public async Task<IReadOnlyList<ArticleDossier>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ArticleStore.ReadAsync(connection, null, null, cancellationToken);
    }

    /// <summary>An article.</summary>
    public async Task<ArticleDossier> GetAsync(int id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await ArticleStore.ReadAsync(connection, null, id, cancellationToken)).SingleOrDefault() ?? throw Unknown();
    }

    /// <summary>All versions of an article, the newest first.</summary>
    public async Task<IReadOnlyList<ArticleText>> VersionsAsync(int id, CancellationToken cancellationToken)
    {
        _ = await GetAsync(id, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ArticleStore.VersionsAsync(connection, id, cancellationToken);
    }

    /// <summary>The screens on which a phone would show the newest words of an article in a language; without Sesotho the English, which says so.</summary>
    public async Task<IReadOnlyList<string>> ScreensAsync(int id, string language, CancellationToken cancellationToken)
    {
        var held = await GetAsync(id, cancellationToken);
        return await phone.ArticleAsync(held.Number, held.En.Words, held.St?.Words, LanguageOf(language), cancellationToken);
    }

    /// <summary>Shows words that are not stored as a phone would, with what folding makes of them and what they cost by SMS.</summary>
    public async Task<ArticleLook> LookAsync(string language, ArticleBody written, CancellationToken cancellationToken)
    {
        var body = Checked(written);
        var words = new ArticleWords(body.Title, body.Body);
        var screens = await phone.ArticleAsync(1, words, LanguageOf(language) == "st" ? words : null, language, cancellationToken);
        return new ArticleLook(
            screens, Gsm7.Septets(body.Body), PolicyStore.BodyLength, MessagePreview.Of($"{written.Title.Trim()}: {written.Body.ReplaceLineEndings("\n").Trim()}"));
    }

    /// <summary>Adds an article with its first English version, under the next number.</summary>
    public async Task<ArticleDossier> AddAsync(StaffActor actor, ArticleBody written, CancellationToken cancellationToken)
    {
        var body = Checked(written);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await ArticleStore.AddAsync(transaction, body, cancellationToken)
            ?? throw MoneyRefusal.State(What, "Every number that phones can show is taken.");
        await ArticleStore.AddTextAsync(transaction, TextOf(actor, id, "en", 1, body, null), cancellationToken);
        return await EndAsync(transaction, actor, id, "article.added", new { language = "en", version = 1, body.Ready }, cancellationToken);
    }

    /// <summary>Stores the next version in a language.</summary>
    public Task<ArticleDossier> SaveAsync(StaffActor actor, int id, string language, ArticleBody written, CancellationToken cancellationToken)
    {
        var body = Checked(written);
        return ActAsync(actor, id, "article.saved", async (transaction, held) =>
        {
            var newest = LanguageOf(language) == "en" ? held.En : held.St;
            RequireVersion(newest, body.Version);
            var version = body.Version + 1;
            await ArticleStore.AddTextAsync(
                transaction, TextOf(actor, id, language, version, body, language == "st" ? held.En.Version : null), cancellationToken);
            return new { language, version, body.Ready };
        }, cancellationToken);
    }

    /// <summary>Shows a version on phones. Whoever wrote some of it may not.</summary>
    public Task<ArticleDossier> PublishAsync(StaffActor actor, int id, string language, int version, CancellationToken cancellationToken) =>
        ActAsync(actor, id, language == "st" ? "article.signed" : "article.published", async (transaction, held) =>
        {
            var text = await RequireReadyAsync(transaction, actor, held, language, version, cancellationToken);
            await ArticleStore.DecideAsync(transaction, text, ArticleState.Published, actor.Name, null, time.GetUtcNow(), cancellationToken);
            await ArticleStore.PublishAsync(transaction, text, cancellationToken);
            return new { language, version };
        }, cancellationToken);

    /// <summary>Gives a version back to its writer with a note.</summary>
    public Task<ArticleDossier> ReturnAsync(StaffActor actor, int id, string language, int version, string note, CancellationToken cancellationToken)
    {
        if (note.Trim() is not { Length: > 0 and <= LongestNote } words) throw MoneyRefusal.Invalid("note", $"It must have 1 to {LongestNote} characters.");
        return ActAsync(actor, id, "article.returned", async (transaction, held) =>
        {
            var text = await RequireReadyAsync(transaction, actor, held, language, version, cancellationToken);
            await ArticleStore.DecideAsync(transaction, text, ArticleState.Returned, actor.Name, words, time.GetUtcNow(), cancellationToken);
            return new { language, version };
        }, cancellationToken);
    }

    /// <summary>Takes an article, or its Sesotho, off phones at once; its words stay, and its next version is published as always.</summary>
    public Task<ArticleDossier> WithdrawAsync(StaffActor actor, int id, string language, CancellationToken cancellationToken) =>
        ActAsync(actor, id, "article.withdrawn", async (transaction, held) =>
        {
            if (!(LanguageOf(language) == "en" ? held.PublishedEn : held.PublishedSt)) throw MoneyRefusal.State(What, "Phones do not show it.");
            await ArticleStore.WithdrawAsync(transaction, id, language, cancellationToken);
            return new { language };
        }, cancellationToken);

    private static async Task<ArticleText> RequireReadyAsync(
        NpgsqlTransaction transaction, StaffActor actor, ArticleDossier held, string language, int version, CancellationToken cancellationToken)
    {
        var text = LanguageOf(language) == "en" ? held.En : held.St;
        RequireVersion(text, version);
        if (text is not { State: ArticleState.Ready }) throw MoneyRefusal.State(What, "Its writer has not said that it is ready.");
        var writers = await ArticleStore.WritersAsync(transaction, held.Id, language, cancellationToken);
        return writers.Any(actor.IsSamePerson) ? throw MoneyRefusal.Person(What, "You wrote some of it: another person decides.") : text;
    }

    private static void RequireVersion(ArticleText? newest, int version)
    {
        if ((newest?.Version ?? 0) != version) throw MoneyRefusal.Stale(What, newest?.WrittenBy ?? "somebody else");
    }

    private Task<ArticleDossier> ActAsync(
        StaffActor actor, int id, string action, Func<NpgsqlTransaction, ArticleDossier, Task<object>> act, CancellationToken cancellationToken) =>
        RunAsync(async transaction =>
        {
            if (!await ArticleStore.LockAsync(transaction, id, cancellationToken)) throw Unknown();
            var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
            var held = (await ArticleStore.ReadAsync(connection, transaction, id, cancellationToken)).Single();
            return await EndAsync(transaction, actor, id, action, await act(transaction, held), cancellationToken);
        }, cancellationToken);

    private async Task<ArticleDossier> RunAsync(Func<NpgsqlTransaction, Task<ArticleDossier>> act, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        return await act(transaction);
    }

    private async Task<ArticleDossier> EndAsync(
        NpgsqlTransaction transaction, StaffActor actor, int id, string action, object details, CancellationToken cancellationToken)
    {
        await AuditStore.WriteAsync(
            transaction, actor.Name, action, FormattableString.Invariant($"article/{id}"), details, time.GetUtcNow(), cancellationToken);
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var after = (await ArticleStore.ReadAsync(connection, transaction, id, cancellationToken)).Single();
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private ArticleText TextOf(StaffActor actor, int id, string language, int version, ArticleBody body, int? ofEnglish) => new()
    {
        ArticleId = id,
        Language = language,
        Version = version,
        Title = body.Title,
        Body = body.Body,
        Source = body.Source,
        State = body.Ready ? ArticleState.Ready : ArticleState.Draft,
        OfEnglish = ofEnglish,
        WrittenBy = actor.Name,
        WrittenAt = time.GetUtcNow(),
    };

    private static ArticleBody Checked(ArticleBody written)
    {
        var body = written with
        {
            Title = Folding.Fold(written.Title.Trim()),
            Body = Folding.Fold(written.Body.ReplaceLineEndings("\n").Trim()),
            Source = written.Source.Trim(),
        };
        var problems = new Dictionary<string, string[]>();
        Check("title", body.Title, PolicyStore.TitleLength);
        Check("body", body.Body, PolicyStore.BodyLength);
        if (body.Source.Length is 0 or > LongestSource) problems["source"] = [$"Say in 1 to {LongestSource} characters where the text comes from."];
        return problems.Count == 0 ? body : throw MoneyRefusal.Invalid(problems);

        void Check(string field, string text, int longest)
        {
            var septets = Gsm7.Septets(text);
            if (text.Length == 0) problems[field] = ["It is missing."];
            else if (septets < 0) problems[field] = ["It holds a letter or sign that basic phones do not show."];
            else if (septets > longest) problems[field] = [$"It may have {longest} characters and has {septets}."];
        }
    }

    private static string LanguageOf(string language) => language is "en" or "st" ? language : throw Unknown();

    private static MoneyRefusal Unknown() => MoneyRefusal.Unknown(What, "There is no such article.");
}
