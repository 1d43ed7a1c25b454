using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>A published article, in both languages as phones show it.</summary>
internal sealed record Article
{
    /// <summary>Id of the article.</summary>
    public required int Id { get; init; }

    /// <summary>Its number on phones.</summary>
    public required int Number { get; init; }

    /// <summary>English title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Sesotho title; the English one while no reviewed Sesotho is published.</summary>
    public required string TitleSt { get; init; }

    /// <summary>English text.</summary>
    public required string BodyEn { get; init; }

    /// <summary>Reviewed Sesotho text; null while none is published.</summary>
    public string? BodySt { get; init; }
}

/// <summary>The policy in articles, and how many readers found each clear.</summary>
internal static class PolicyStore
{
    /// <summary>Longest title in characters.</summary>
    public const int TitleLength = 22;

    /// <summary>Longest text in characters: with its title it fits an SMS of six parts.</summary>
    public const int BodyLength = 850;

    /// <summary>The published articles by their number.</summary>
    public static async Task<IReadOnlyList<Article>> PublishedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, number, title_en, case when published_st then title_st else title_en end as title_st,
                   body_en, case when published_st then body_st end as body_st
              from remittances.articles
             where published_en
             order by number
            """;
        return (await connection.QueryAsync<Article>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Counts one reader's answer.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="article">Id of the article.</param>
    /// <param name="language">Code of the language in which the person uses the service.</param>
    /// <param name="clear">Whether it was clear.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task CountAsync(
        NpgsqlTransaction transaction, int article, string language, bool clear, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.article_feedback as f (article_id, language, clear, unclear)
            select a.id, @language, @clear, @unclear
              from remittances.articles a
             where a.id = @article
            on conflict (article_id, language) do update
                    set clear = f.clear + excluded.clear,
                        unclear = f.unclear + excluded.unclear
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var row = new { article, language, clear = clear ? 1 : 0, unclear = clear ? 0 : 1 };
        await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }
}
