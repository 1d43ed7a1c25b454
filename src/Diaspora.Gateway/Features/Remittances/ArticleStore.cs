using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Articles with their versions in the database.</summary>
internal static class ArticleStore
{
    private const string ArticleColumns = """
        id, number, title_en, title_st, body_en, body_st, published_en, published_st, source, sample
          from remittances.articles
        """;

    private const string TextColumns = """
        article_id, language, version, title, body, source, state, of_english, written_by, written_at, decided_by, decided_at, note
          from remittances.article_texts
        """;

    /// <summary>Every article, by number.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Its transaction, if any.</param>
    /// <param name="id">Only this one; null: all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<ArticleDossier>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, int? id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {ArticleColumns}
             where @id::int is null or id = @id
             order by number;

            select {TextColumns} t
             where (@id::int is null or article_id = @id)
               and (not exists (select from remittances.article_texts n
                                 where n.article_id = t.article_id and n.language = t.language and n.version > t.version)
                    or state = 'published')
             order by article_id, language, version desc;

            select article_id, language, clear, unclear
              from remittances.article_feedback
             where @id::int is null or article_id = @id
             order by article_id, language;
            """;
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        var articles = (await read.ReadAsync<ArticleRow>()).AsList();
        var texts = (await read.ReadAsync<ArticleText>()).ToLookup(text => (text.ArticleId, text.Language));
        var feedback = (await read.ReadAsync<(int ArticleId, string Language, int Clear, int Unclear)>()).ToLookup(row => row.ArticleId);
        return
        [
            .. articles.Select(article => article.With(
                [.. texts[(article.Id, "en")]], [.. texts[(article.Id, "st")]],
                [.. feedback[article.Id].Select(row => new ArticleFeedback(row.Language, row.Clear, row.Unclear))])),
        ];
    }

    /// <summary>All versions of an article, the newest first.</summary>
    public static async Task<IReadOnlyList<ArticleText>> VersionsAsync(NpgsqlConnection connection, int id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {TextColumns}
             where article_id = @id
             order by written_at desc, language, version desc
            """;
        return (await connection.QueryAsync<ArticleText>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Lets one change of an article happen at a time; false when there is no such article.</summary>
    public static async Task<bool> LockAsync(NpgsqlTransaction transaction, int id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select true from remittances.articles where id = @id for update
            """;
        return await Connection(transaction).ExecuteScalarAsync<bool?>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken)) ?? false;
    }

    /// <summary>Adds an article that phones do not show, under the next number; gives its id, null when all numbers are taken.</summary>
    public static Task<int?> AddAsync(NpgsqlTransaction transaction, ArticleBody body, CancellationToken cancellationToken)
    {
        const string Sql = """
            lock table remittances.articles in share row exclusive mode;

            insert into remittances.articles (number, title_en, body_en, source)
            select n.number, @Title, @Body, @Source
              from generate_series(1, 90) as n (number)
             where n.number <> 77 and n.number > (select coalesce(max(a.number), 0) from remittances.articles a)
             order by n.number
             limit 1
            returning id;
            """;
        return Connection(transaction).ExecuteScalarAsync<int?>(new CommandDefinition(Sql, body, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Stores a version.</summary>
    public static Task AddTextAsync(NpgsqlTransaction transaction, ArticleText text, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.article_texts
                   (article_id, language, version, title, body, source, state, of_english, written_by, written_at)
            values (@ArticleId, @Language, @Version, @Title, @Body, @Source, @state, @OfEnglish, @WrittenBy, @WrittenAt)
            """;
        var row = new DynamicParameters(text);
        row.Add("state", WordOf(text.State));
        return ExecuteAsync(transaction, Sql, row, cancellationToken);
    }

    /// <summary>Says what became of a version.</summary>
    public static Task DecideAsync(
        NpgsqlTransaction transaction, ArticleText text, ArticleState state, string by, string? note, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            update remittances.article_texts
               set state = @state, decided_by = @by, decided_at = @now, note = @note
             where article_id = @ArticleId and language = @Language and version = @Version
            """;
        var row = new { text.ArticleId, text.Language, text.Version, state = WordOf(state), by, note, now };
        return ExecuteAsync(transaction, Sql, row, cancellationToken);
    }

    /// <summary>Phones show a version from now on.</summary>
    public static Task PublishAsync(NpgsqlTransaction transaction, ArticleText text, CancellationToken cancellationToken)
    {
        const string EnglishSql = """
            update remittances.articles
               set title_en = @Title, body_en = @Body, source = @Source, published_en = true, sample = false
             where id = @ArticleId
            """;
        const string SesothoSql = """
            update remittances.articles
               set title_st = @Title, body_st = @Body, published_st = true
             where id = @ArticleId
            """;
        var row = new { text.ArticleId, text.Title, text.Body, text.Source };
        return ExecuteAsync(transaction, text.Language == "en" ? EnglishSql : SesothoSql, row, cancellationToken);
    }

    /// <summary>Phones do not show it any more: the whole article, or its Sesotho.</summary>
    public static Task WithdrawAsync(NpgsqlTransaction transaction, int id, string language, CancellationToken cancellationToken)
    {
        const string EnglishSql = """
            update remittances.articles set published_en = false where id = @id
            """;
        const string SesothoSql = """
            update remittances.articles set published_st = false where id = @id
            """;
        return ExecuteAsync(transaction, language == "en" ? EnglishSql : SesothoSql, new { id }, cancellationToken);
    }

    /// <summary>Who wrote the versions of a language that no phone has shown yet.</summary>
    public static async Task<IReadOnlyList<string>> WritersAsync(
        NpgsqlTransaction transaction, int id, string language, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct written_by
              from remittances.article_texts
             where article_id = @id and language = @language
               and version > (select coalesce(max(p.version), 0)
                                from remittances.article_texts p
                               where p.article_id = @id and p.language = @language and p.state = 'published')
            """;
        return (await Connection(transaction).QueryAsync<string>(
            new CommandDefinition(Sql, new { id, language }, transaction, cancellationToken: cancellationToken))).AsList();
    }

    private static string WordOf(ArticleState state) => state.ToString().ToLowerInvariant();

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken) =>
        await Connection(transaction).ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    /// <summary>An article as phones have it.</summary>
    private sealed record ArticleRow
    {
        public required int Id { get; init; }

        public required int Number { get; init; }

        public required string TitleEn { get; init; }

        public string? TitleSt { get; init; }

        public required string BodyEn { get; init; }

        public string? BodySt { get; init; }

        public required bool PublishedEn { get; init; }

        public required bool PublishedSt { get; init; }

        public required string Source { get; init; }

        public required bool Sample { get; init; }

        public ArticleDossier With(IReadOnlyList<ArticleText> english, IReadOnlyList<ArticleText> sesotho, IReadOnlyList<ArticleFeedback> feedback)
        {
            var shownEnglish = english.FirstOrDefault(t => t.State == ArticleState.Published)?.Version ?? 0;
            var shownSesotho = sesotho.FirstOrDefault(t => t.State == ArticleState.Published)?.OfEnglish ?? 0;
            return new ArticleDossier
            {
                Id = Id,
                Number = Number,
                Sample = Sample,
                PublishedEn = PublishedEn,
                PublishedSt = PublishedSt,
                OnPhoneEn = new ArticleWords(TitleEn, BodyEn),
                OnPhoneSt = PublishedSt && TitleSt is not null && BodySt is not null ? new ArticleWords(TitleSt, BodySt) : null,
                En = english.Count > 0 ? english[0] : Earlier("en", TitleEn, BodyEn, PublishedEn),
                St = sesotho.Count > 0 ? sesotho[0] : TitleSt is null || BodySt is null ? null : Earlier("st", TitleSt, BodySt, PublishedSt),
                SesothoIsBehind = PublishedSt && shownSesotho < shownEnglish,
                Feedback = feedback,
            };
        }

        // What stood there before versions were kept.
        private ArticleText Earlier(string language, string title, string body, bool published) => new()
        {
            ArticleId = Id,
            Language = language,
            Version = 0,
            Title = title,
            Body = body,
            Source = Source,
            State = published ? ArticleState.Published : ArticleState.Draft,
            OfEnglish = language == "st" ? 0 : null,
            WrittenBy = "",
            WrittenAt = default,
        };
    }
}
