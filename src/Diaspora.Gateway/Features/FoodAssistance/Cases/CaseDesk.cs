using Diaspora.Gateway.Api;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>
/// What officers do with the requests of their districts: read them, open what is personal with a reason, note what they found, and lead them
/// step by step as far as one person may. What cannot be done throws <see cref="CaseRefusal"/>.
/// </summary>
internal sealed class CaseDesk(
    NpgsqlDataSource database, CaseStore store, FoodApplicationStore applications, PinTriesStore tries, FoodSteps steps, TimeProvider time)
{
    private const int LongestNote = 2000;

    /// <summary>How something was found out.</summary>
    public static IReadOnlyList<string> NoteKinds { get; } = ["visit", "chief-letter", "talk", "other"];

    /// <summary>Requests within the actor's districts, the oldest first.</summary>
    public async Task<Page<CaseRow>> ListAsync(StaffActor actor, CaseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        if (filter.Status is not null && !FoodStatus.All.Contains(filter.Status)) throw CaseRefusal.Invalid("status", "There is no such status.");
        DateTimeOffset? before = filter.MinDays is { } days and >= 0 and <= 3650 ? time.GetUtcNow().AddDays(-days) : null;
        if (filter.MinDays is not null && before is null) throw CaseRefusal.Invalid("minDays", "It must be 0 to 3650 days.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await CaseListStore.ListAsync(
            connection, actor.ReachOf(StaffRight.ReadCases).ForQuery, filter, before, page.After, page.Read, cancellationToken);
        return Page.Of(rows, page, row => row.Id);
    }

    /// <summary>How many requests there are of each status within the actor's districts, and how many places are left.</summary>
    public async Task<CaseCounts> CountAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var reach = actor.ReachOf(StaffRight.ReadCases);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var counts = await CaseListStore.CountAsync(connection, reach.ForQuery, cancellationToken);
        var places = await ProgrammeStore.PlacesAsync(connection, cancellationToken);
        return new CaseCounts(
            [.. FoodStatus.All.Select(status => new StatusCount(status, counts.GetValueOrDefault(status)))],
            places is null ? null : places with { Districts = [.. places.Districts.Where(d => reach.Includes(d.District))] });
    }

    /// <summary>The number of the request with a reference; null: there is none within reach.</summary>
    public async Task<long?> FindAsync(StaffActor actor, Reference reference, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var food = await FoodCaseStore.FindAsync(connection, null, reference, cancellationToken);
        return food is not null && actor.May(StaffRight.ReadCases, food.District) ? food.Id : null;
    }

    /// <summary>A request without anything personal.</summary>
    public async Task<CaseFile> GetAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var food = await CaseAccess.FindAsync(connection, actor, id, cancellationToken);
        _ = Reference.TryParse(food.Reference, out var reference);
        var silent = food.PhoneHash is null
            || await SuppressionStore.IsStoppedAsync(connection, null, PhoneHash.FromBytes(food.PhoneHash), cancellationToken);
        var wrong = await tries.FindAsync(connection, null, reference, cancellationToken);
        var proposals = await ProposalStore.OfCaseAsync(connection, null, id, cancellationToken);
        var (into, from) = await CaseStore.LinksAsync(connection, id, cancellationToken);
        var pin = PinOf(food, wrong, time.GetUtcNow());
        return new CaseFile
        {
            Id = food.Id,
            Reference = food.Reference,
            District = food.District,
            Status = food.Status,
            StatusAt = food.StatusAt,
            LastStep = food.LastStep,
            EnteredBy = food.EnteredBy,
            Consent = await CaseStore.ConsentAsync(connection, id, cancellationToken),
            Pin = pin,
            LockedUntil = pin == CasePin.Locked ? wrong.LockAt + PinTries.LockTime : null,
            Contact = food.ContactId is null ? "none" : food.Neighbour ? "neighbour" : "own",
            Silent = silent,
            PossibleDuplicate = food.PossibleDuplicate,
            MergedInto = into,
            MergedFrom = from,
            DistributionPlace = food.DistributionPlace,
            DistributionOn = food.DistributionOn,
            DistributionWindow = food.DistributionWindow,
            Proposal = proposals.FirstOrDefault(p => p.State == "open"),
            EarlierProposals = [.. proposals.Where(p => p.State != "open")],
            History = await FoodCaseStore.HistoryAsync(connection, null, id, cancellationToken),
            Steps = CaseRules.StepsFor(actor, food),
            Decisions = CaseRules.DecisionsFor(actor, food),
        };
    }

    /// <summary>What is personal in a request; who opened it and why stands in the audit.</summary>
    public async Task<CaseDetails> OpenAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        var why = CaseWords.Need("reason", reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var details = await DetailsAsync(transaction, actor, id, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "case.viewed", CaseSubject.Of(id), new { reason = why }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return details;
    }

    /// <summary>As <see cref="OpenAsync"/>, for a page that has asked for the reason and noted it in the audit already.</summary>
    public async Task<CaseDetails> ReadOpenedAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        return await DetailsAsync(transaction, actor, id, cancellationToken);
    }

    /// <summary>Adds what an officer found out. It is never changed.</summary>
    public async Task AddNoteAsync(StaffActor actor, long id, CaseNoteRequest note, CancellationToken cancellationToken)
    {
        var text = CaseWords.Need("text", note.Text, LongestNote);
        if (note.Kind is not { } kind || !NoteKinds.Contains(kind)) throw CaseRefusal.Invalid("kind", $"It must be one of {string.Join(", ", NoteKinds)}.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CaseAccess.LockAsync(transaction, actor, id, StaffRight.VerifyCases, cancellationToken);
        var now = time.GetUtcNow();
        await store.AddNoteAsync(transaction, id, kind, text, actor.Name, now, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "case.noted", CaseSubject.Of(id), new { kind }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Takes a step that one person may take; decisions are proposed instead, see <see cref="DecisionDesk"/>.</summary>
    public async Task StepAsync(StaffActor actor, long id, CaseStepRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var food = await CaseAccess.LockAsync(transaction, actor, id, StaffRight.VerifyCases, cancellationToken);
        CaseAccess.RequireSeen(food, request.Seen);
        var step = await CaseRules.ReadAsync(transaction, actor, request, cancellationToken);
        if (FoodStatus.IsDecision(step.Status))
            throw CaseRefusal.State($"{step.Status} is a decision: propose it, and another district lead confirms.");
        if (FoodStatus.After(food.Status).Contains(step.Status) && !CaseRules.StepsFor(actor, food).Contains(step.Status))
            throw CaseRefusal.Person($"You cannot move this request from {food.Status} to {step.Status} here.");
        if (await steps.TakeAsync(transaction, food, step, time.GetUtcNow(), cancellationToken) is { } problem) throw CaseRefusal.State(problem);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The reasons to choose from, those that can be chosen first of all.</summary>
    public async Task<IReadOnlyList<StepReason>> ReasonsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ProposalStore.ReasonsAsync(connection, null, cancellationToken);
    }

    private async Task<CaseDetails> DetailsAsync(NpgsqlTransaction transaction, StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var food = await CaseAccess.FindAsync(connection, actor, id, cancellationToken);
        var (name, witness) = await applications.GetNamesAsync(transaction, id, cancellationToken);
        return new CaseDetails(
            name,
            await applications.GetAnswersAsync(transaction, id, cancellationToken),
            await store.MaskedAsync(transaction, food.ContactId, cancellationToken),
            witness,
            await store.NotesAsync(transaction, id, cancellationToken));
    }

    private static CasePin PinOf(FoodCase food, PinTries wrong, DateTimeOffset now)
    {
        if (food.PinHash is null) return CaseRules.OnTablet(food) ? CasePin.OnTablet : CasePin.OnPhone;
        if (wrong.StaffOnly) return CasePin.StaffOnly;
        return wrong.IsLocked(now) ? CasePin.Locked : CasePin.Set;
    }
}
