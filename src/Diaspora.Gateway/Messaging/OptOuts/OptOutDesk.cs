using Diaspora.Gateway.Api;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Messaging.OptOuts;

/// <summary>What staff do with opt-outs, each noted in the audit by a masked number and a keyed reference that only we can make again.</summary>
internal sealed class OptOutDesk(NpgsqlDataSource database, KeyedHasher hasher, TimeProvider time)
{
    // Enough to tell phones of the audit apart; the whole hash is what finds a person.
    private const int ReferenceDigits = 16;

    /// <summary>Whether a phone gets messages.</summary>
    /// <param name="number">The number in international form, as it was typed.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ApiRefusal">It is no number.</exception>
    public Task<OptOutState> FindAsync(string? number, StaffActor actor, CancellationToken cancellationToken) =>
        ActAsync(Read(number), actor, "opt-out.looked-up", null, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>No more messages to a phone, because its person asked staff; harmless when that was so already.</summary>
    /// <exception cref="ApiRefusal">It is no number, or the reason breaks a rule.</exception>
    public Task<OptOutState> StopAsync(PhoneWish wish, StaffActor actor, CancellationToken cancellationToken) => ActAsync(
        Read(wish.Phone), actor, "opt-out.stopped", ReadReason(wish.Reason),
        (transaction, hash) => SuppressionStore.StopAsync(transaction, hash, SuppressionSource.Staff, time.GetUtcNow(), cancellationToken),
        cancellationToken);

    /// <summary>Messages again, as they were chosen before, because the person asked staff for it.</summary>
    /// <exception cref="ApiRefusal">It is no number, or the reason breaks a rule.</exception>
    public Task<OptOutState> StartAsync(PhoneWish wish, StaffActor actor, CancellationToken cancellationToken) => ActAsync(
        Read(wish.Phone), actor, "opt-out.started", ReadReason(wish.Reason),
        (transaction, hash) => SuppressionStore.StartAsync(transaction, hash, cancellationToken),
        cancellationToken);

    private async Task<OptOutState> ActAsync(
        Msisdn phone, StaffActor actor, string action, string? reason, Func<NpgsqlTransaction, PhoneHash, Task> doAsync,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var hash = hasher.Hash(phone);
        await doAsync(transaction, hash);
        var stopped = await OptOutStore.FindAsync(transaction, hash, cancellationToken);
        var subject = "phone/" + hasher.Hash("audit-phone", hash.Hex)[..ReferenceDigits];
        object details = reason is null ? new { phone = phone.ToString() } : new { phone = phone.ToString(), reason };
        await AuditStore.WriteAsync(transaction, actor.Name, action, subject, details, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new OptOutState(phone.ToString(), stopped is not null, stopped?.Since, stopped?.Source);
    }

    private static Msisdn Read(string? number) => Msisdn.TryParse(number, null, out var phone)
        ? phone
        : throw new ApiRefusal(ApiProblem.Invalid("phone", "It must be a telephone number in international form, with its plus."));

    private static string ReadReason(string reason) =>
        KeptReason.Read(reason, "reason", $"Say in at most {KeptReason.Longest} characters how the person asked for it.");
}
