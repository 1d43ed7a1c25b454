using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Gateway.Console.Csv;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// Hands out lists for the cross-check with the Ministry: one person asks and says why, another lead of the district releases it, and who asked can
/// fetch it once within a day. What cannot be done throws <see cref="RoundRefusal"/>.
/// </summary>
internal sealed class ExportDesk(NpgsqlDataSource database, ListedCaseStore cases, DistrictCodes districts, TimeProvider time)
{
    private const int MostListed = 100;

    private static readonly string[] s_columns = ["reference", "name", "birth year", "district", "village", "household", "status"];

    /// <summary>How long a released list can be fetched.</summary>
    public static readonly TimeSpan FetchTime = TimeSpan.FromDays(1);

    /// <summary>Lists of the actor's districts, the newest first.</summary>
    public async Task<IReadOnlyList<ListExport>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ExportStore.ListAsync(connection, actor.ReachOf(StaffRight.ExchangeCases).ForQuery, MostListed, cancellationToken);
    }

    /// <summary>Asks for a list. The same asked again is the one that waits.</summary>
    public async Task<ListExport> AskAsync(StaffActor actor, ExportRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (districts.Find(request.District) is not { } district || !actor.May(StaffRight.ExchangeCases, district))
            throw RoundRefusal.Invalid("district", "Choose one of your districts.");
        if (request.Statuses.Count == 0 || !request.Statuses.All(FoodStatus.All.Contains))
            throw RoundRefusal.Invalid("statuses", $"Choose from {string.Join(", ", FoodStatus.All)}.");
        var statuses = FoodStatus.All.Where(request.Statuses.Contains).ToArray();
        var reason = RoundRules.Reason(request.Reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await ExportStore.FindSameAsync(transaction, district, statuses, actor.Name, cancellationToken) is { } same)
        {
            return same.Reason == reason ? same : throw RoundRefusal.State($"You asked for this list already, as number {same.Id}, for another reason.");
        }

        var id = await ExportStore.AddAsync(transaction, district, statuses, reason, actor.Name, now, cancellationToken);
        return await DoneAsync(transaction, actor, "asked", id, now, cancellationToken);
    }

    /// <summary>Releases or refuses a list that somebody else asked for.</summary>
    public async Task<ListExport> DecideAsync(StaffActor actor, long id, bool release, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = release ? "released" : "refused";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(transaction, actor, id, cancellationToken);
        if (held.State == state && held.DecidedBy is { } by && actor.IsSamePerson(by)) return held;
        if (held.State != "asked") throw RoundRefusal.State($"It is {held.State}.");
        if (actor.IsSamePerson(held.AskedBy)) throw RoundRefusal.Person("You asked for it: another lead of the district decides.");
        await ExportStore.DecideAsync(transaction, id, state, actor.Name, now, cancellationToken);
        return await DoneAsync(transaction, actor, state, id, now, cancellationToken);
    }

    /// <summary>Fetches a released list: once, within a day, by who asked for it.</summary>
    public async Task<ExportFile> FetchAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(transaction, actor, id, cancellationToken);
        if (!actor.IsSamePerson(held.AskedBy)) throw RoundRefusal.Person("Only who asked for it can fetch it.");
        if (held.State == "taken") throw RoundRefusal.State("It was fetched already. Ask for it anew.");
        if (held.State != "released") throw RoundRefusal.State($"It is {held.State}.");
        if (now > held.DecidedAt + FetchTime) throw RoundRefusal.State("It was released more than a day ago. Ask for it anew.");
        var people = await cases.ReadAsync(transaction, held.District, held.Statuses, cancellationToken);
        var file = SafeCsv.Of(s_columns, people.Select(p => Cells(p.Reference, p.Status, p.Form)));
        await ExportStore.TakeAsync(transaction, id, people.Count, SHA256.HashData(file), now, cancellationToken);
        await DoneAsync(transaction, actor, "taken", id, now, cancellationToken);
        return new ExportFile(
            string.Create(CultureInfo.InvariantCulture, $"requests-{held.District}-{LesothoTime.DateOf(now):yyyy-MM-dd}-{id}.csv"), file);
    }

    private string[] Cells(string reference, string status, FoodForm form) =>
    [
        reference, form.Name, form.Answers.BirthYear, districts.NameOf(form.District), form.Answers.Village, form.Answers.Household, status,
    ];

    private static async Task<ListExport> HoldAsync(NpgsqlTransaction transaction, StaffActor actor, long id, CancellationToken cancellationToken) =>
        await ExportStore.LockAsync(transaction, id, cancellationToken) is { } held && actor.May(StaffRight.ExchangeCases, held.District)
            ? held
            : throw RoundRefusal.UnknownList();

    private static async Task<ListExport> DoneAsync(
        NpgsqlTransaction transaction, StaffActor actor, string act, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var after = await ExportStore.LockAsync(transaction, id, cancellationToken) ?? throw RoundRefusal.UnknownList();
        await AuditStore.WriteAsync(
            transaction, actor.Name, "export." + act, string.Create(CultureInfo.InvariantCulture, $"export/{id}"),
            new { after.District, after.Statuses, after.Reason, after.RowCount, after.Sha256 }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }
}
