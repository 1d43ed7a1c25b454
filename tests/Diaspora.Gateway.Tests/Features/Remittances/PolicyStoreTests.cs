using Dapper;
using Diaspora.Gateway.Features.Remittances;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.Remittances;

public sealed class PolicyStoreTests(SampleDatabase database) : IClassFixture<SampleDatabase>
{
    [Fact]
    public async Task Articles_that_are_not_published_are_left_out_and_the_others_keep_their_numbers()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("update remittances.articles set published_en = number in (1, 3, 7)");

        var articles = await PolicyStore.PublishedAsync(connection, CancellationToken.None);

        articles.Select(a => (a.Number, a.TitleEn)).ShouldBe([(1, "What it is"), (3, "Fees"), (7, "Dual citizenship")]);
    }

    [Fact]
    public async Task Sesotho_is_shown_only_once_it_is_published()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("update remittances.articles set body_st = 'Leano ke ...', published_st = number = 3 where number in (1, 3)");

        var articles = await PolicyStore.PublishedAsync(connection, CancellationToken.None);

        articles.Single(a => a.Number == 1).ShouldSatisfyAllConditions(a => a.TitleSt.ShouldBe("What it is"), a => a.BodySt.ShouldBeNull());
        articles.Single(a => a.Number == 3).ShouldSatisfyAllConditions(a => a.TitleSt.ShouldBe("Litefo"), a => a.BodySt.ShouldBe("Leano ke ..."));
    }

    [Fact]
    public async Task Clear_and_unclear_are_counted_by_article_and_language()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var articles = await PolicyStore.PublishedAsync(connection, CancellationToken.None);
        await CountAsync(transaction, articles[0], "en", clear: true);
        await CountAsync(transaction, articles[0], "en", clear: true);
        await CountAsync(transaction, articles[0], "en", clear: false);
        await CountAsync(transaction, articles[0], "st", clear: false);
        await CountAsync(transaction, articles[1], "st", clear: true);

        var counts = await connection.QueryAsync<(string, string, int, int)>("""
            select a.title_en, f.language, f.clear, f.unclear
              from remittances.article_feedback f
              join remittances.articles a on a.id = f.article_id
             order by a.number, f.language
            """);

        counts.ShouldBe([("What it is", "en", 2, 1), ("What it is", "st", 0, 1), ("What changes for me", "st", 1, 0)]);
    }

    private static Task CountAsync(NpgsqlTransaction transaction, Article article, string language, bool clear) =>
        PolicyStore.CountAsync(transaction, article.Id, language, clear, CancellationToken.None);
}
