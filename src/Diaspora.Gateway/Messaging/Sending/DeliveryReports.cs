using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Takes delivery reports: in any order, repeated, late, before our own write, of messages that we do not know. Many that come at once are stored
/// together. Safe for any number of threads.
/// </summary>
internal sealed class DeliveryReports
{
    // Longer ids are nobody's.
    private const int LongestId = 200;
    private const int MostAtOnce = 500;
    private const int Tries = 3;

    // Longer than any send and its lease.
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(10);

    private readonly NpgsqlDataSource _database;
    private readonly MessagingOptions _options;
    private readonly TimeProvider _time;
    private readonly GroupWriter<DeliveryReport> _writer;

    public DeliveryReports(NpgsqlDataSource database, IOptions<MessagingOptions> options, TimeProvider time)
    {
        (_database, _options, _time) = (database, options.Value, time);
        _writer = new GroupWriter<DeliveryReport>(MostAtOnce, TakeGroupAsync);
    }

    /// <summary>Takes a report; completes when it is stored. It fails when PostgreSQL is away: then the provider should send it again.</summary>
    public Task TakeAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        var known = report with { ProviderId = IsId(report.ProviderId) ? report.ProviderId : null };
        return known is { Reference: null, ProviderId: null, Phone: null }
            ? Task.CompletedTask
            : _writer.WriteAsync(known).WaitAsync(cancellationToken);
    }

    /// <summary>Takes reports that came together.</summary>
    public Task TakeAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
        Task.WhenAll(reports.Select(r => TakeAsync(r, cancellationToken)));

    /// <summary>Takes the reports that were kept because no message had their id yet.</summary>
    /// <param name="providerIds">Ids that have just become known; null: some of the latest reports that a message can be found for now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task TakeEarlyAsync(string[]? providerIds, CancellationToken cancellationToken) => InTransactionAsync(
        async transaction =>
        {
            var early = providerIds is null
                ? await EarlyReportStore.TakeOutAsync(transaction, _time.GetUtcNow() - _options.UnknownPatience - s_slack, cancellationToken)
                : await EarlyReportStore.TakeOutAsync(transaction, providerIds, cancellationToken);
            return early.Count > 0 ? await ApplyAsync(transaction, early, cancellationToken) : [];
        },
        cancellationToken);

    private async Task TakeGroupAsync(IReadOnlyList<DeliveryReport> reports)
    {
        var unknown = await InTransactionAsync(transaction => ApplyAsync(transaction, reports, CancellationToken.None), CancellationToken.None);
        // Our own write may have been committed between the look for the message and the end of this transaction.
        var ids = unknown.Select(r => r.ProviderId).OfType<string>().ToArray();
        if (ids.Length > 0) await TakeEarlyAsync(ids, CancellationToken.None);
    }

    /// <summary>Applies reports; gives those whose message was not found.</summary>
    private async Task<IReadOnlyList<DeliveryReport>> ApplyAsync(
        NpgsqlTransaction transaction, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var taken = await DeliveryReportStore.ApplyAsync(
            transaction, reports, now, RetryPauses.Between(_options.MostAttempts), cancellationToken);
        foreach (var phone in taken.Select(t => t.StoppedPhone).OfType<byte[]>())
            await SuppressionStore.StopAsync(transaction, Privacy.PhoneHash.FromBytes(phone), SuppressionSource.Provider, now, cancellationToken);
        return [.. taken.Where(t => !t.Found).Select(t => reports[t.Nr - 1])];
    }

    private async Task<T> InTransactionAsync<T>(Func<NpgsqlTransaction, Task<T>> actAsync, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                await using var connection = await _database.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await actAsync(transaction);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.DeadlockDetected && left > 1)
            {
                // The other one has gone on.
            }
        }
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && !id.Contains('\0');
}
