using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>What waits at the money desk: proposals, articles, questions, and prices that have gone old.</summary>
internal sealed class MoneyWork(
    NpgsqlDataSource database, PriceDesk prices, ArticleDesk articles, IStringLocalizer<ConsoleText> words, TimeProvider time) : IWaitingWork
{
    private const int Many = 200;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var items = new List<WaitingItem>();
        if (actor.May(StaffRight.ApprovePrices))
        {
            var waiting = await prices.ListAsync(ProposalState.Waiting, null, Many, cancellationToken);
            items.Add(new(
                waiting.Count(proposal => !actor.IsSamePerson(proposal.ProposedBy)), words["changes of prices wait for your approval"],
                "/console/prices/proposals?state=waiting"));
        }

        if (actor.May(StaffRight.ProposePrices))
        {
            var today = LesothoTime.DateOf(time.GetUtcNow());
            var book = await prices.ReadAsync(cancellationToken);
            items.Add(new(book.Prices.Count(price => price.AgeOn(today) == PriceAge.Old), words["prices have gone old: look them up again"], "/console/prices"));
        }

        await AddArticlesAsync(items, actor, cancellationToken);
        if (actor.May(StaffRight.AnswerQuestions))
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var (waiting, late) = await QuestionInboxStore.CountAsync(connection, time.GetUtcNow() - QuestionDesk.Allowed, cancellationToken);
            items.Add(new(waiting, words["questions to the money desk wait for an answer"], "/console/questions", late > 0));
        }

        return items;
    }

    private async Task AddArticlesAsync(List<WaitingItem> items, StaffActor actor, CancellationToken cancellationToken)
    {
        var (publishes, signs, writes) = (
            actor.May(StaffRight.PublishArticles), actor.May(StaffRight.ReviewWords), actor.May(StaffRight.WriteArticles));
        if (!publishes && !signs && !writes) return;
        var all = await articles.ListAsync(cancellationToken);
        var english = all.Select(article => article.En).ToList();
        var sesotho = all.Select(article => article.St).OfType<ArticleText>().ToList();
        if (publishes) items.Add(new(english.Count(IsReadyFor), words["articles wait to be published"], "/console/articles"));
        if (signs) items.Add(new(sesotho.Count(IsReadyFor), words["articles in Sesotho wait for a reviewer"], "/console/articles"));
        if (writes)
        {
            items.Add(new(
                english.Concat(sesotho).Count(text => text.State == ArticleState.Returned && actor.IsSamePerson(text.WrittenBy)),
                words["articles came back to you with a note"], "/console/articles"));
        }

        bool IsReadyFor(ArticleText text) => text.State == ArticleState.Ready && !actor.IsSamePerson(text.WrittenBy);
    }
}
