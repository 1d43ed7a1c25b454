using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>People whom the social worker of their district is to call. A number is shown with a reason, which stands in the audit.</summary>
internal sealed class CallbackDesk(
    NpgsqlDataSource database, CallbackStore store, ContactStore contacts, KeyedHasher hasher, IOptions<ConversationOptions> conversations,
    TimeProvider time)
{
    private const string Waiting = "waiting";

    /// <summary>Outcomes of a call.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["called", "not-reached"];

    /// <summary>How the audit names one of them.</summary>
    public static string SubjectOf(long id) => string.Create(CultureInfo.InvariantCulture, $"callback/{id}");

    /// <summary>Those of the actor's districts in one of the states, the longest waiting first.</summary>
    public async Task<Page<Callback>> ListAsync(StaffActor actor, string? state, PageRequest page, CancellationToken cancellationToken)
    {
        var asked = state ?? Waiting;
        if (asked != Waiting && !Outcomes.Contains(asked)) throw CaseRefusal.Invalid("state", "It must be waiting, called or not-reached.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await store.ListAsync(
            connection, actor.ReachOf(StaffRight.VerifyCases).ForQuery, asked, page.After, page.Read, cancellationToken);
        return Page.Of(rows, page, row => row.Id);
    }

    /// <summary>One of them, its number masked.</summary>
    public async Task<Callback> GetAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = await store.FindAsync(connection, id, cancellationToken);
        return found is { } it && actor.May(StaffRight.VerifyCases, it.Callback.District) ? it.Callback : throw Unknown();
    }

    /// <summary>The whole number, for a page that has asked for the reason and noted it in the audit already.</summary>
    public async Task<string?> ReadOpenedAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = await store.FindAsync(connection, id, cancellationToken);
        return found is { } it && actor.May(StaffRight.VerifyCases, it.Callback.District) ? it.Number : throw Unknown();
    }

    /// <summary>Puts somebody on the list of a district; nothing is added while that phone waits there already.</summary>
    public async Task AddAsync(StaffActor actor, NewCallback wanted, CancellationToken cancellationToken)
    {
        var number = CaseForm.ReadNumber(wanted.Number) ?? throw CaseRefusal.Invalid("number", "It is no number of a mobile phone.");
        if (wanted.District is not { } district || !actor.May(StaffRight.VerifyCases, district))
            throw CaseRefusal.Invalid("district", "Choose one of your districts.");
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var caller = new Caller(number, hasher.Hash(number), "console", conversations.Value.ServiceCode, Sms: false);
        var contact = await contacts.EnsureAsync(transaction, caller, keepNumber: true, LesothoTime.DateOf(now), cancellationToken);
        await FoodCallbackStore.AskAsync(transaction, contact, district, now, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "callback.added", $"district/{district}", null, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The whole number, to call it.</summary>
    public Task<OpenedNumber> OpenAsync(StaffActor actor, long id, string? reason, CancellationToken cancellationToken)
    {
        var why = CaseWords.Need("reason", reason);
        return ActAsync(actor, id, "callback.number-shown", new { reason = why }, (_, _, number, _) => Task.FromResult(
            new OpenedNumber(number ?? throw CaseRefusal.State("The number was forgotten at the person's wish."))), cancellationToken);
    }

    /// <summary>Notes what became of the call. Whoever was not reached can be called again.</summary>
    public Task SettleAsync(StaffActor actor, long id, string? outcome, CancellationToken cancellationToken)
    {
        if (outcome is null || !Outcomes.Contains(outcome)) throw CaseRefusal.Invalid("outcome", "It must be called or not-reached.");
        return ActAsync(actor, id, "callback." + outcome, null, async (transaction, state, _, now) =>
        {
            if (state == "called") throw CaseRefusal.Changed("Somebody has called this person meanwhile.");
            await CallbackStore.SettleAsync(transaction, id, outcome, actor.Name, now, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private async Task<T> ActAsync<T>(
        StaffActor actor, long id, string what, object? details, Func<NpgsqlTransaction, string, string?, DateTimeOffset, Task<T>> act,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await store.LockAsync(transaction, id, cancellationToken) is not var (district, state, number)
            || !actor.May(StaffRight.VerifyCases, district))
            throw Unknown();
        var now = time.GetUtcNow();
        var result = await act(transaction, state, number, now);
        await AuditStore.WriteAsync(
            transaction, actor.Name, what, SubjectOf(id), details, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static CaseRefusal Unknown() => CaseRefusal.Unknown("There is no such call-back.");
}
