using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>What of distribution and lists waits for somebody.</summary>
internal sealed class RoundsWaiting(
    NpgsqlDataSource database, CollectDesk collect, ImportDesk imports, ExportDesk exports, IStringLocalizer<ConsoleText> words, TimeProvider time)
    : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var items = new List<WaitingItem>();
        if (actor.May(StaffRight.Collect))
            items.Add(new WaitingItem((await collect.TodayAsync(actor, cancellationToken)).Count, words["rounds at your point today"], "/console/collect"));
        if (actor.May(StaffRight.ManageRounds)) items.AddRange(await RoundsAsync(actor, cancellationToken));
        if (actor.May(StaffRight.ExchangeCases)) items.AddRange(await ListsAsync(actor, cancellationToken));
        return [.. items.Where(i => i.Count > 0)];
    }

    private async Task<IEnumerable<WaitingItem>> RoundsAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (today, over) = await RoundStore.CountPlannedAsync(
            connection, actor.ReachOf(StaffRight.ManageRounds).ForQuery, LesothoTime.DateOf(now), now, cancellationToken);
        return
        [
            new WaitingItem(today, words["rounds of your districts today"], "/console/rounds?state=planned"),
            new WaitingItem(over, words["rounds are over and not closed"], "/console/rounds?state=planned", Late: true),
        ];
    }

    private async Task<IEnumerable<WaitingItem>> ListsAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var lists = await imports.ListAsync(actor, cancellationToken);
        var asked = await exports.ListAsync(actor, cancellationToken);
        return
        [
            new WaitingItem(
                lists.Count(l => l.State == "checked" && !actor.IsSamePerson(l.CheckedBy)), words["lists wait to be applied by you"], "/console/cases/import"),
            new WaitingItem(
                asked.Count(l => l.State == "asked" && !actor.IsSamePerson(l.AskedBy)), words["lists wait to be released by you"], "/console/cases/export"),
            new WaitingItem(
                asked.Count(l => l.State == "released" && actor.IsSamePerson(l.AskedBy) && time.GetUtcNow() <= l.DecidedAt + ExportDesk.FetchTime),
                words["lists can be fetched by you"], "/console/cases/export"),
        ];
    }
}
