using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>
/// What staff do with helplines. Everybody on the staff reads them; only who keeps the whole directory changes them. A number counts when
/// somebody other than its writer has dialled it. What cannot be done throws <see cref="DirectoryRefusal"/>.
/// </summary>
internal sealed class HelplineDesk(NpgsqlDataSource database, IOptions<DirectoryOptions> options, TimeProvider time)
{
    private DateOnly TodayInLesotho => LesothoTime.DateOf(time.GetUtcNow());

    /// <summary>Every helpline.</summary>
    public async Task<IReadOnlyList<Helpline>> AllAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. (await HelplineStore.AllAsync(connection, cancellationToken)).Select(Today)];
    }

    /// <summary>One helpline.</summary>
    public async Task<Helpline> GetAsync(string code, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return Today(await HelplineStore.FindAsync(connection, null, code, cancellationToken) ?? throw DirectoryRefusal.Unknown());
    }

    /// <summary>Adds a helpline.</summary>
    public Task<Helpline> AddAsync(StaffActor actor, NewHelpline added, CancellationToken cancellationToken) =>
        ActAsync(actor, "helpline.added", added.Code, async (_, transaction) =>
        {
            var body = DirectoryRules.Checked((HelplineBody)added, added.Code);
            var helpline = Apply(body, added.Code, NumberCheck.Typed(actor, new OfficeNumber(), body.Number, body.NumberSource), 1);
            if (!await HelplineStore.AddAsync(transaction, helpline, cancellationToken)) throw DirectoryRefusal.Taken();
            return helpline;
        }, cancellationToken);

    /// <summary>Changes a helpline. A number that changes must be checked again; one that stays keeps its check.</summary>
    public Task<Helpline> ChangeAsync(StaffActor actor, string code, HelplineBody changed, CancellationToken cancellationToken) =>
        ActAsync(actor, "helpline.changed", code, async (connection, transaction) =>
        {
            var held = await LockAsync(connection, transaction, code, changed.Version, cancellationToken);
            var body = DirectoryRules.Checked(changed, code);
            var helpline = Apply(body, code, NumberCheck.Typed(actor, held.Number, body.Number, body.NumberSource), held.Version + 1);
            await HelplineStore.SaveAsync(transaction, helpline, cancellationToken);
            return helpline;
        }, cancellationToken);

    /// <summary>Vouches for a number that somebody else typed, after dialling it.</summary>
    public Task<Helpline> CheckNumberAsync(StaffActor actor, string code, CheckedNumber dialled, CancellationToken cancellationToken) =>
        ActAsync(actor, "helpline.number-checked", code, async (connection, transaction) =>
        {
            var held = await LockAsync(connection, transaction, code, dialled.Version, cancellationToken);
            var helpline = held with { Number = NumberCheck.By(actor, held.Number, dialled.Number, TodayInLesotho), Version = held.Version + 1 };
            await HelplineStore.SaveAsync(transaction, helpline, cancellationToken);
            return helpline;
        }, cancellationToken);

    private static async Task<Helpline> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string code, int version, CancellationToken cancellationToken)
    {
        var held = await HelplineStore.FindAsync(connection, transaction, code, cancellationToken) ?? throw DirectoryRefusal.Unknown();
        return held.Version == version ? held : throw DirectoryRefusal.Changed(held.Version);
    }

    private static Helpline Apply(HelplineBody body, string code, OfficeNumber number, int version) => new()
    {
        Code = code, Country = body.Country, NameEn = body.NameEn, NameSt = body.NameSt, HoursEn = body.HoursEn, HoursSt = body.HoursSt,
        Source = body.Source, Number = number, Version = version,
    };

    /// <summary>Runs an act in one transaction with its audit.</summary>
    private async Task<Helpline> ActAsync(
        StaffActor actor, string action, string code, Func<NpgsqlConnection, NpgsqlTransaction, Task<Helpline>> act, CancellationToken cancellationToken)
    {
        if (!actor.ReachOf(StaffRight.WriteDirectory).All) throw DirectoryRefusal.Scope();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var after = await act(connection, transaction);
        await AuditStore.WriteAsync(
            transaction, actor.Name, action, $"helpline/{code}", new { after.Version }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Today(after);
    }

    private Helpline Today(Helpline helpline) => helpline with { Number = helpline.Number.On(TodayInLesotho, options.Value.NumberGoodFor) };
}
