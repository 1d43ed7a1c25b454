using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>
/// What staff do with missions. Everybody on the staff reads them; who holds the role for one mission changes that one alone. A number counts
/// when somebody other than its writer has dialled it. What cannot be done throws <see cref="DirectoryRefusal"/>.
/// </summary>
internal sealed class MissionDesk(NpgsqlDataSource database, IOptions<DirectoryOptions> options, TimeProvider time)
{
    /// <summary>Every mission.</summary>
    public async Task<IReadOnlyList<Mission>> AllAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. (await MissionStore.AllAsync(connection, cancellationToken)).Select(Today)];
    }

    /// <summary>One mission.</summary>
    public async Task<Mission> GetAsync(string code, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return Today(await MissionStore.FindAsync(connection, null, code, cancellationToken) ?? throw DirectoryRefusal.Unknown());
    }

    /// <summary>Adds a mission; for those who keep all of them.</summary>
    public async Task<Mission> AddAsync(StaffActor actor, NewMission added, CancellationToken cancellationToken)
    {
        if (!actor.ReachOf(StaffRight.WriteDirectory).All) throw DirectoryRefusal.Scope();
        var body = DirectoryRules.Checked((MissionBody)added, added.Code);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RequireFallbackAsync(connection, body, cancellationToken);
        var mission = Apply(body, added.Code, NumberCheck.Typed(actor, new OfficeNumber(), body.Number, body.NumberSource), 1);
        if (!await MissionStore.AddAsync(transaction, mission, cancellationToken)) throw DirectoryRefusal.Taken();
        await NoteAsync(transaction, actor, "mission.added", added.Code, new { mission.Country, mission.State }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Today(mission);
    }

    /// <summary>Changes a mission. A number that changes must be checked again; one that stays keeps its check.</summary>
    public async Task<Mission> ChangeAsync(StaffActor actor, string code, MissionBody changed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await LockAsync(actor, connection, transaction, code, changed.Version, cancellationToken);
        var body = DirectoryRules.Checked(changed, code);
        await RequireFallbackAsync(connection, body, cancellationToken);
        var mission = Apply(body, code, NumberCheck.Typed(actor, held.Number, body.Number, body.NumberSource), held.Version + 1);
        await MissionStore.SaveAsync(transaction, mission, cancellationToken);
        await NoteAsync(
            transaction, actor, "mission.changed", code,
            new { mission.Version, mission.State, numberChanged = mission.Number.Number != held.Number.Number }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Today(mission);
    }

    /// <summary>Vouches for a number that somebody else typed, after dialling it; phones show it from now on until it is stale.</summary>
    public async Task<Mission> CheckNumberAsync(StaffActor actor, string code, CheckedNumber dialled, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await LockAsync(actor, connection, transaction, code, dialled.Version, cancellationToken);
        var mission = held with { Number = NumberCheck.By(actor, held.Number, dialled.Number, TodayInLesotho), Version = held.Version + 1 };
        await MissionStore.SaveAsync(transaction, mission, cancellationToken);
        await NoteAsync(transaction, actor, "mission.number-checked", code, new { mission.Version }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Today(mission);
    }

    private DateOnly TodayInLesotho => LesothoTime.DateOf(time.GetUtcNow());

    private static async Task<Mission> LockAsync(
        StaffActor actor, NpgsqlConnection connection, NpgsqlTransaction transaction, string code, int version, CancellationToken cancellationToken)
    {
        var held = await MissionStore.FindAsync(connection, transaction, code, cancellationToken) ?? throw DirectoryRefusal.Unknown();
        if (!actor.May(StaffRight.WriteDirectory, code)) throw DirectoryRefusal.Scope();
        return held.Version == version ? held : throw DirectoryRefusal.Changed(held.Version);
    }

    private static async Task RequireFallbackAsync(NpgsqlConnection connection, MissionBody body, CancellationToken cancellationToken)
    {
        if (body.Fallback is { } fallback && await MissionStore.FindAsync(connection, null, fallback, cancellationToken) is null)
            throw DirectoryRefusal.Invalid("fallback", "There is no such mission.");
    }

    private static Mission Apply(MissionBody body, string code, OfficeNumber number, int version) => new()
    {
        Code = code, Kind = body.Kind, Country = body.Country, City = body.City, NameEn = body.NameEn, NameSt = body.NameSt,
        Address = body.Address, HoursEn = body.HoursEn, HoursSt = body.HoursSt, Services = body.Services ?? [], State = body.State,
        Fallback = body.Fallback, Source = body.Source, Number = number, Version = version,
    };

    private Mission Today(Mission mission) => mission with { Number = mission.Number.On(TodayInLesotho, options.Value.NumberGoodFor) };

    private Task NoteAsync(
        NpgsqlTransaction transaction, StaffActor actor, string action, string code, object details, CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(transaction, actor.Name, action, $"mission/{code}", details, time.GetUtcNow(), cancellationToken);
}
