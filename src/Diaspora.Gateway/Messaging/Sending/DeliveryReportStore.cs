using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Applies delivery reports to messages.</summary>
internal static class DeliveryReportStore
{
    /// <summary>Applies reports in the caller's transaction, each message locked; tells of each report whether its message was found.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="now">The moment that counts.</param>
    /// <param name="pauses">How long to wait after the first, second … attempt that did not arrive; after the last one there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<TakenReport>> ApplyAsync(
        NpgsqlTransaction transaction, IReadOnlyList<DeliveryReport> reports, DateTimeOffset now, TimeSpan[] pauses,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            select nr, found, stopped_phone
              from messaging.take_reports(
                       @providers, @messages, @attempts, @providerIds, @phones, @statuses, @reasons, @now, @pauses)
            """;
        var rows = new
        {
            providers = Column(reports, r => r.Provider),
            messages = Column(reports, r => r.Reference?.Id),
            attempts = Column(reports, r => r.Reference?.Attempt),
            providerIds = Column(reports, r => r.ProviderId),
            phones = Column(reports, r => r.Phone?.ToBytes()),
            statuses = Column(reports, r => ReportWords.Of(r.Status)),
            reasons = Column(reports, r => r.Reason),
            now,
            pauses,
        };
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var taken = await connection.QueryAsync<TakenReport>(new CommandDefinition(Sql, rows, transaction, cancellationToken: cancellationToken));
        return taken.AsList();
    }

    private static T[] Column<T>(IReadOnlyList<DeliveryReport> reports, Func<DeliveryReport, T> of) => [.. reports.Select(of)];
}

/// <summary>What became of a report.</summary>
internal sealed record TakenReport
{
    /// <summary>Its number among those given, from 1.</summary>
    public required int Nr { get; init; }

    /// <summary>Whether its message was found.</summary>
    public required bool Found { get; init; }

    /// <summary>Hash of the phone that wants no more messages; null: it did not say so.</summary>
    public required byte[]? StoppedPhone { get; init; }
}
