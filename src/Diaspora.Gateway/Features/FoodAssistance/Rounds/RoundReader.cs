using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>What staff look at of rounds, each within their districts.</summary>
internal sealed class RoundReader(NpgsqlDataSource database, RoundCaseStore cases, TimeProvider time)
{
    /// <summary>Rounds of the actor's districts, the newest first.</summary>
    public async Task<Page<Round>> ListAsync(StaffActor actor, string? state, PageRequest page, CancellationToken cancellationToken)
    {
        if (state is not null && !RoundState.All.Contains(state)) throw RoundRefusal.Invalid("state", $"Choose from {string.Join(", ", RoundState.All)}.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await RoundStore.ListAsync(
            connection, actor.ReachOf(StaffRight.ManageRounds).ForQuery, state, page.After, page.Read, cancellationToken);
        return Page.Of(rows, page, r => r.Id);
    }

    /// <summary>A round.</summary>
    public async Task<Round> FindAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await RoundStore.FindAsync(connection, null, id, cancellationToken) is { } round && actor.May(StaffRight.ManageRounds, round.District)
            ? round
            : throw RoundRefusal.Unknown();
    }

    /// <summary>How many cases of a district could be taken into a round.</summary>
    public async Task<IReadOnlyList<RoundCount>> CountAsync(StaffActor actor, string district, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.ManageRounds, district)) throw RoundRefusal.Unknown();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await RoundCaseStore.CountReadyAsync(connection, district, [.. RoundRules.Who], cancellationToken);
    }

    /// <summary>The list of a round to print, with names: the audit tells who opened it and why.</summary>
    public async Task<RoundList> OpenListAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        var why = RoundRules.Reason(reason);
        var list = await ReadListAsync(actor, id, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "round.list-opened", string.Create(CultureInfo.InvariantCulture, $"round/{id}"),
            new { reason = why, households = list.Households.Count }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return list;
    }

    /// <summary>The same for whoever has said why already.</summary>
    public async Task<RoundList> ReadListAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var round = await FindAsync(actor, id, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var households = await RoundCaseStore.OfRoundAsync(connection, null, id, cancellationToken);
        var proxies = await ProxyStore.OfRoundAsync(connection, id, cancellationToken);
        var listed = households
            .Select(h => new ListedHousehold(
                $"{h.Reference[..4]} {h.Reference[4..]}", FoodForm.ShortName(cases.NameOf(h)), proxies.Contains(h.ApplicationId), h.Outcome))
            .OrderBy(h => h.Name, StringComparer.OrdinalIgnoreCase).ThenBy(h => h.Reference, StringComparer.Ordinal)
            .ToList();
        return new RoundList(round, listed);
    }
}
