using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// Takes in lists of people whom the Ministry knows. One person has a file looked through, which writes no request; another applies just that file,
/// whole or not at all, once. What cannot be done throws <see cref="RoundRefusal"/>.
/// </summary>
internal sealed class ImportDesk(NpgsqlDataSource database, ImportStore imports, ListedCaseStore cases, DistrictCodes districts, TimeProvider time)
{
    private const int ShortestSource = 3;
    private const int LongestSource = 100;
    private const int MostProblems = 200;
    private const int MostListed = 100;

    /// <summary>Lists within the actor's districts, the newest first.</summary>
    public async Task<IReadOnlyList<ListImport>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ImportStore.ListAsync(connection, actor.ReachOf(StaffRight.ExchangeCases).ForQuery, MostListed, cancellationToken);
    }

    /// <summary>A list within the actor's districts.</summary>
    public async Task<ListImport> FindAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ImportStore.FindAsync(connection, id, cancellationToken) is { } found && Reaches(actor, found) ? found : throw RoundRefusal.UnknownList();
    }

    /// <summary>Looks a file through. When every line is right it waits for a second person; the same file again is the one that waits.</summary>
    public async Task<ListCheck> CheckAsync(
        StaffActor actor, string? source, DateOnly? listedOn, byte[] file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (name, date) = SourceOf(source, listedOn, LesothoTime.DateOf(now));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FoodProgrammeStore.FindOpenAsync(connection, transaction, cancellationToken) is not { } programme)
            throw RoundRefusal.State("No programme is open.");
        var read = new ListFile(districts).Read(
            file, LesothoTime.DateOf(now).Year, d => actor.May(StaffRight.ExchangeCases, d) && programme.Districts.Contains(d));
        if (read.Problems.Count > 0)
            return new ListCheck(null, read.People.Count, read.Problems.Count, [.. read.Problems.Take(MostProblems)]);
        var hash = SHA256.HashData(file);
        if (await ImportStore.FindSameAsync(transaction, hash, cancellationToken) is { } same) return Same(same);
        var known = await cases.CountKnownAsync(transaction, read.People, cancellationToken);
        var import = new NewImport(programme.Id, name, date, hash, read.People, known, actor.Name, now);
        if (await imports.AddAsync(transaction, import, cancellationToken) is not { } id)
            return Same(await ImportStore.FindSameAsync(transaction, hash, cancellationToken) ?? throw RoundRefusal.UnknownList());
        var kept = await ImportStore.LockAsync(transaction, id, cancellationToken) ?? throw RoundRefusal.UnknownList();
        await WriteAsync(transaction, actor, "checked", kept, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ListCheck(kept, kept.Lines, 0, []);
    }

    /// <summary>Applies a list that somebody else had looked through: just those people, all of them, in one piece.</summary>
    public async Task<ListImport> ApplyAsync(StaffActor actor, long id, string contentHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(transaction, actor, id, cancellationToken);
        if (!string.Equals(held.ContentHash, contentHash.Trim(), StringComparison.OrdinalIgnoreCase))
            throw RoundRefusal.Invalid("contentHash", "It is not the file that was looked through.");
        if (held.State == "applied") return held;
        if (held.State != "checked") throw RoundRefusal.State("It was given up.");
        if (actor.IsSamePerson(held.CheckedBy)) throw RoundRefusal.Person("You had it looked through: another person applies it.");
        var (programme, people) = await imports.ContentAsync(transaction, id, cancellationToken);
        var reason = string.Create(CultureInfo.InvariantCulture, $"list of {held.SourceName}, {held.SourceDate:yyyy-MM-dd}, import {id}");
        await cases.AddAsync(transaction, programme, id, people, reason, now, cancellationToken);
        await ImportStore.EndAsync(transaction, id, "applied", actor.Name, now, cancellationToken);
        return await DoneAsync(transaction, actor, "applied", id, now, cancellationToken);
    }

    /// <summary>Gives a list up that waits; its people are forgotten.</summary>
    public async Task<ListImport> GiveUpAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(transaction, actor, id, cancellationToken);
        if (held.State == "given-up") return held;
        if (held.State != "checked") throw RoundRefusal.State("It is applied already.");
        await ImportStore.EndAsync(transaction, id, "given-up", actor.Name, now, cancellationToken);
        return await DoneAsync(transaction, actor, "given-up", id, now, cancellationToken);
    }

    private static ListCheck Same(ListImport same) => same.State == "checked"
        ? new ListCheck(same, same.Lines, 0, [])
        : throw RoundRefusal.State($"This file was applied already, as import {same.Id} by {same.EndedBy}.");

    private static (string Name, DateOnly Date) SourceOf(string? source, DateOnly? listedOn, DateOnly today)
    {
        if (source?.Trim() is not { Length: >= ShortestSource and <= LongestSource } name || name.Any(char.IsControl))
            throw RoundRefusal.Invalid("source", $"Say whose list it is, in {ShortestSource} to {LongestSource} characters.");
        if (listedOn is not { } date || date > today || date < today.AddYears(-10))
            throw RoundRefusal.Invalid("listedOn", "Say of which day the list is; not later than today.");
        return (name, date);
    }

    private static async Task<ListImport> HoldAsync(NpgsqlTransaction transaction, StaffActor actor, long id, CancellationToken cancellationToken) =>
        await ImportStore.LockAsync(transaction, id, cancellationToken) is { } held && Reaches(actor, held) ? held : throw RoundRefusal.UnknownList();

    private static bool Reaches(StaffActor actor, ListImport import) => import.Districts.All(d => actor.May(StaffRight.ExchangeCases, d));

    private static async Task<ListImport> DoneAsync(
        NpgsqlTransaction transaction, StaffActor actor, string act, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var after = await ImportStore.LockAsync(transaction, id, cancellationToken) ?? throw RoundRefusal.UnknownList();
        await WriteAsync(transaction, actor, act, after, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static Task WriteAsync(
        NpgsqlTransaction transaction, StaffActor actor, string act, ListImport import, DateTimeOffset now, CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(
            transaction, actor.Name, "import." + act, string.Create(CultureInfo.InvariantCulture, $"import/{import.Id}"),
            new { import.SourceName, import.SourceDate, import.Lines, import.Known, import.Districts, import.ContentHash }, now, cancellationToken);
}
