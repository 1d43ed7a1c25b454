using System.Globalization;
using Diaspora.Flows.Answers;
using Diaspora.Flows.Definition;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>
/// Programmes, their places and quotas, and what is set of the districts. What cannot be done throws <see cref="CaseRefusal"/>. Nothing has a default:
/// what is not set is shown as such.
/// </summary>
internal sealed class ProgrammeDesk(NpgsqlDataSource database, CaseForm forms, TimeProvider time)
{
    private const string Open = "open";
    private const int LongestName = 120;
    private const int MostPlaces = 1_000_000;

    private static readonly TextAnswer s_village = new(2, 30);

    /// <summary>Every programme, the newest first.</summary>
    public async Task<IReadOnlyList<Programme>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ProgrammeStore.ListAsync(connection, null, id: null, cancellationToken);
    }

    /// <summary>One programme.</summary>
    public async Task<Programme> GetAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, null, id, cancellationToken);
    }

    /// <summary>Version of the procedures that the open programme follows; null: not set.</summary>
    public async Task<string?> OpenSopAsync(CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(p => p.State == Open)?.SopVersion;

    /// <summary>Adds a programme.</summary>
    public Task<Programme> CreateAsync(StaffActor actor, ProgrammeDraft draft, CancellationToken cancellationToken) =>
        SaveAsync(actor, "programme.created", null, draft, async (transaction, clean, now) =>
            await ProgrammeStore.AddAsync(transaction, clean, actor.Name, now, cancellationToken), cancellationToken);

    /// <summary>Changes a programme that was read in a version.</summary>
    public Task<Programme> ChangeAsync(StaffActor actor, long id, int version, ProgrammeDraft draft, CancellationToken cancellationToken) =>
        SaveAsync(actor, "programme.changed", id, draft, async (transaction, clean, now) =>
        {
            var held = await FindAsync(Connection(transaction), transaction, id, cancellationToken);
            if (held.Version != version)
                throw CaseRefusal.Changed($"It was changed meanwhile by {held.ChangedBy} and is version {held.Version} now; your text is still here.");
            await ProgrammeStore.ChangeAsync(transaction, id, clean, actor.Name, now, cancellationToken);
            return id;
        }, cancellationToken);

    /// <summary>The districts with their social workers and villages.</summary>
    public async Task<IReadOnlyList<DistrictSettings>> DistrictsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var workers = await ProgrammeStore.SocialWorkersAsync(connection, cancellationToken);
        var villages = await ProgrammeStore.VillagesAsync(connection, cancellationToken);
        return
        [
            .. forms.Districts.Select(d => new DistrictSettings(
                d.Key, d.Value, workers.TryGetValue(d.Key, out var active) ? active : null, [.. villages[d.Key]])),
        ];
    }

    /// <summary>Sets whether a social worker takes call-backs in a district: only then are people promised a call.</summary>
    public Task SetSocialWorkerAsync(StaffActor actor, string district, bool active, CancellationToken cancellationToken) =>
        SetAsync(actor, district, "district.social-worker", new { active }, transaction =>
            ProgrammeStore.SetSocialWorkerAsync(transaction, district, active, cancellationToken), cancellationToken);

    /// <summary>Adds a village to choose from.</summary>
    public Task AddVillageAsync(StaffActor actor, string district, string? name, CancellationToken cancellationToken)
    {
        if (s_village.Read((name ?? "").Trim(), new AnswerContext(DateOnly.MaxValue, _ => null), out var village) != AnswerFault.None)
            throw CaseRefusal.Invalid("name", "2 to 30 letters.");
        return SetAsync(actor, district, "district.village-added", new { village }, transaction =>
            ProgrammeStore.AddVillageAsync(transaction, district, village, cancellationToken), cancellationToken);
    }

    /// <summary>Takes a village off the list.</summary>
    public Task RemoveVillageAsync(StaffActor actor, string district, string name, CancellationToken cancellationToken) =>
        SetAsync(actor, district, "district.village-removed", new { village = name }, transaction =>
            ProgrammeStore.RemoveVillageAsync(transaction, district, name, cancellationToken), cancellationToken);

    /// <summary>The reasons that officers choose from.</summary>
    public async Task<IReadOnlyList<StepReason>> ReasonsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ProposalStore.ReasonsAsync(connection, null, cancellationToken);
    }

    /// <summary>Confirms a reason, or lets officers choose it or not.</summary>
    public async Task SetReasonAsync(StaffActor actor, string status, string code, ReasonSetting setting, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await ProposalStore.SetReasonAsync(transaction, status, code, setting, cancellationToken))
            throw CaseRefusal.Unknown("There is no such reason.");
        await AuditStore.WriteAsync(transaction, actor.Name, "reason.set", $"reason/{status}/{code}", setting, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<Programme> SaveAsync(
        StaffActor actor, string act, long? id, ProgrammeDraft draft, Func<NpgsqlTransaction, ProgrammeDraft, DateTimeOffset, Task<long>> write,
        CancellationToken cancellationToken)
    {
        var clean = Check(draft);
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ProgrammeStore.LockAllAsync(transaction, cancellationToken);
        var others = await ProgrammeStore.ListAsync(connection, transaction, id: null, cancellationToken);
        if (clean.State == Open && others.FirstOrDefault(p => p.State == Open && p.Id != id) is { } open)
            throw CaseRefusal.Invalid("state", $"{open.Name} is open. Close it first: one programme takes requests at a time.");
        var saved = await write(transaction, clean, now);
        await ProgrammeStore.SetQuotasAsync(transaction, saved, clean.Quotas ?? new Dictionary<string, int>(), cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, act, string.Create(CultureInfo.InvariantCulture, $"programme/{saved}"), clean, now, cancellationToken);
        var after = await FindAsync(connection, transaction, saved, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private async Task SetAsync(
        StaffActor actor, string district, string act, object details, Func<NpgsqlTransaction, Task> write, CancellationToken cancellationToken)
    {
        if (forms.Districts.All(d => d.Key != district)) throw CaseRefusal.Unknown("There is no such district.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await write(transaction);
        await AuditStore.WriteAsync(transaction, actor.Name, act, $"district/{district}", details, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private ProgrammeDraft Check(ProgrammeDraft draft)
    {
        var problems = new Dictionary<string, string[]>();
        var name = (draft.Name ?? "").Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) problems["name"] = [$"It must have 1 to {LongestName} characters."];
        var codes = forms.Districts.Select(d => d.Key).ToList();
        // Kept in the order in which people read them.
        var districts = codes.Where(code => draft.Districts?.Contains(code) == true).ToList();
        if (districts.Count == 0 || draft.Districts?.Any(d => !codes.Contains(d)) == true) problems["districts"] = ["Choose at least one district."];
        if (draft.State is not (Open or "closed")) problems["state"] = ["It must be open or closed."];
        if (draft.Places is < 1 or > MostPlaces) problems["places"] = [$"It must be 1 to {MostPlaces}, or nothing."];
        var quotas = draft.Quotas ?? new Dictionary<string, int>();
        if (quotas.Any(q => q.Value is < 1 or > MostPlaces)) problems["quotas"] = [$"A quota must be 1 to {MostPlaces}, or nothing."];
        if (quotas.Keys.Any(d => !districts.Contains(d))) problems["quotas"] = ["A quota is for a district of the programme."];
        var sop = (draft.SopVersion ?? "").Trim();
        if (sop.Length > CaseWords.LongestSop) problems["sopVersion"] = [$"It must have at most {CaseWords.LongestSop} characters."];
        if (draft.CameHomeSince is { Year: < 2000 }) problems["cameHomeSince"] = ["It must be a day from 2000 on, or nothing."];
        return problems.Count == 0
            ? draft with { Name = name, Districts = districts, SopVersion = sop.Length == 0 ? null : sop, Quotas = quotas }
            : throw CaseRefusal.Invalid(problems);
    }

    private static async Task<Programme> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken) =>
        await ProgrammeStore.ListAsync(connection, transaction, id, cancellationToken) is [var found]
            ? found
            : throw CaseRefusal.Unknown("There is no such programme.");

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
