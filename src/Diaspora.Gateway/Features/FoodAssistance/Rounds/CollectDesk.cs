using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// Handing out at a point on the day: of all who try for one household in a round, one wins. What cannot be done throws <see cref="RoundRefusal"/>;
/// wrong codes are counted all the same.
/// </summary>
internal sealed class CollectDesk(
    NpgsqlDataSource database, RoundSteps steps, RoundCaseStore cases, ProxyStore proxies, KeyedHasher hasher, IOptions<RoundOptions> options,
    TimeProvider time)
{
    private const int ShortestLetter = 3;
    private const int LongestLetter = 200;

    /// <summary>Today's rounds at the actor's points.</summary>
    public async Task<IReadOnlyList<Round>> TodayAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var points = actor.ReachOf(StaffRight.Collect).ForQuery?.Select(p => long.Parse(p, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await RoundStore.OfDayAsync(connection, points, LesothoTime.DateOf(time.GetUtcNow()), cancellationToken);
    }

    /// <summary>One of today's rounds at the actor's points.</summary>
    public async Task<Round> FindAsync(StaffActor actor, long round, CancellationToken cancellationToken) =>
        (await TodayAsync(actor, cancellationToken)).FirstOrDefault(r => r.Id == round) ?? throw RoundRefusal.Unknown();

    /// <summary>Tells for whom somebody would collect; nothing is handed out yet.</summary>
    public Task<Handout> LookAsync(StaffActor actor, long round, CollectRequest request, CancellationToken cancellationToken) =>
        CheckedAsync(actor, round, request, (transaction, found) =>
            AuditStore.WriteAsync(
                transaction, actor.Name, "collect.looked", Subject(found.Household), new { round, request.Way }, time.GetUtcNow(), cancellationToken),
            cancellationToken);

    /// <summary>Hands out: the household has collected, by this person and nobody else, and is told so.</summary>
    public Task<Handout> ConfirmAsync(StaffActor actor, long round, CollectRequest request, CancellationToken cancellationToken) =>
        CheckedAsync(actor, round, request, async (transaction, found) =>
        {
            var now = time.GetUtcNow();
            var step = new FoodStep(
                FoodStatus.Collected, actor.Name, $"round {round}, {CollectWay.Words(request.Way)}", Sop: null, FoodDistribution.None);
            var moved = await steps.MoveAsync(
                transaction, found.Household.Reference, [FoodStatus.Distribution], step, RoundNotice.Collected(now), now, cancellationToken);
            if (moved is null) throw RoundRefusal.Collect("not-listed", NotListed);
            await RoundSteps.WithdrawAsync(transaction, [found.Household.HistoryId], "collected", now, cancellationToken);
            await cases.SettleAsync(
                transaction, found.Household,
                new Settlement(RoundOutcome.Collected, now, actor.Name, request.Way, request.Way == CollectWay.Letter ? request.Letter?.Trim() : null),
                cancellationToken);
            await ProxyStore.EndAsync(
                transaction, round, found.Household.ApplicationId, request.Way == CollectWay.Code ? "used" : "cancelled", cancellationToken);
            await AuditStore.WriteAsync(
                transaction, actor.Name, "collect.collected", Subject(found.Household), new { round, request.Way }, now, cancellationToken);
            found.At = Clock.Of(now);
        }, cancellationToken);

    private async Task<Handout> CheckedAsync(
        StaffActor actor, long roundId, CollectRequest request, Func<NpgsqlTransaction, Found, Task> act, CancellationToken cancellationToken)
    {
        var reference = Read(request);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Others hand out at the same time, but nobody moves or ends the round meanwhile.
        var round = await RoundStore.ShareAsync(transaction, roundId, cancellationToken);
        if (round is null || !actor.May(StaffRight.Collect, round.PointId.ToString(CultureInfo.InvariantCulture))) throw RoundRefusal.Unknown();
        RequireToday(round);
        if (await RoundCaseStore.LockAsync(transaction, roundId, reference, cancellationToken) is not { } household)
        {
            // Who tries numbers out is seen.
            await AuditStore.WriteAsync(
                transaction, actor.Name, "collect.not-listed", string.Create(CultureInfo.InvariantCulture, $"round/{roundId}"), null, time.GetUtcNow(),
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            throw RoundRefusal.Collect("not-listed", NotListed);
        }

        RequireOpen(household);
        var proxy = request.Way == CollectWay.Code
            ? await proxies.FindActiveAsync(connection, transaction, roundId, household.ApplicationId, cancellationToken)
            : null;
        if (request.Way == CollectWay.Code && await CodeProblemAsync(transaction, actor, round, household, proxy, request, cancellationToken) is { } wrong)
        {
            await transaction.CommitAsync(cancellationToken);
            throw wrong;
        }

        var name = cases.NameOf(household);
        var found = new Found(household);
        await act(transaction, found);
        await transaction.CommitAsync(cancellationToken);
        return proxy is null
            ? new Handout($"Collect for {FoodForm.ShortName(name)}", FoodForm.ShortName(name), null, found.At)
            : new Handout($"Collect for {name.Split(' ')[0]} by {proxy.ShortName}", name.Split(' ')[0], proxy.ShortName, found.At);
    }

    private async Task<RoundRefusal?> CodeProblemAsync(
        NpgsqlTransaction transaction, StaffActor actor, Round round, RoundCase household, Proxy? proxy, CollectRequest request,
        CancellationToken cancellationToken)
    {
        var most = options.Value.CodeTries;
        if (time.GetUtcNow() >= round.ClosesAt) return RoundRefusal.Collect("code-over", $"Codes ended at {Clock.Of(round.ClosesAt)}.");
        if (household.CodeTries >= most) return RoundRefusal.Collect("code-locked", Locked);
        var code = CollectCode.Read(request.Code) ?? "";
        var typed = CollectCode.Hash(hasher, round.Id, ReferenceOf(household), code);
        if (CryptographicOperations.FixedTimeEquals(typed, proxy?.CodeHash ?? new byte[typed.Length])) return null;

        // A household that named nobody is answered as one whose code is another.
        await RoundCaseStore.CountWrongCodeAsync(transaction, round.Id, household.ApplicationId, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "collect.wrong-code", Subject(household), new { round = round.Id }, time.GetUtcNow(), cancellationToken);
        var left = most - household.CodeTries - 1;
        return left == 0
            ? RoundRefusal.Collect("code-locked", Locked)
            : RoundRefusal.Collect("code-wrong", left == 1 ? "The code is not right. 1 try left." : $"The code is not right. {left} tries left.");
    }

    private void RequireToday(Round round)
    {
        if (round.State != RoundState.Planned) throw RoundRefusal.State($"The round is {round.State}.");
        var today = LesothoTime.DateOf(time.GetUtcNow());
        if (round.Day != today)
            throw RoundRefusal.State($"The round is on {round.Day.ToString("ddd d MMM", CultureInfo.InvariantCulture)}, {round.Window}.");
    }

    private static void RequireOpen(RoundCase household)
    {
        if (household.Outcome == RoundOutcome.Collected)
            throw RoundRefusal.Collect("already", $"Already collected {Clock.Of(household.OutcomeAt ?? default)}.");
        if (household.Outcome is not null) throw RoundRefusal.Collect("not-listed", NotListed);
    }

    private static Reference Read(CollectRequest request)
    {
        if (!CollectWay.All.Contains(request.Way)) throw RoundRefusal.Invalid("way", $"Choose from {string.Join(", ", CollectWay.All)}.");
        if (!Reference.TryParse(request.Reference, out var reference)) throw RoundRefusal.Invalid("reference", "That number has a mistake in it. It has 8 digits.");
        if (request.Way == CollectWay.Code && CollectCode.Read(request.Code) is null) throw RoundRefusal.Invalid("code", "A code has 6 digits.");
        if (request.Way == CollectWay.Letter && request.Letter?.Trim().Length is not (>= ShortestLetter and <= LongestLetter))
            throw RoundRefusal.Invalid("letter", "Write down whose letter of which day it is.");
        return reference;
    }

    private static Reference ReferenceOf(RoundCase household) => Reference.TryParse(household.Reference, out var reference)
        ? reference
        : throw new InvalidOperationException("A case is kept under no reference.");

    private static string Subject(RoundCase household) => string.Create(CultureInfo.InvariantCulture, $"case/{household.ApplicationId}");

    private const string NotListed = "This number is not on today's list of this point.";
    private const string Locked = "Too many wrong codes. The person can name somebody again on the phone, or come with ID or a letter of the chief.";

    // What an act adds to what was found.
    private sealed class Found(RoundCase household)
    {
        public RoundCase Household => household;

        public string? At { get; set; }
    }
}
