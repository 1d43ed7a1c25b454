using System.Globalization;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Insights;

/// <summary>The export for the Integrated Migration Data Management System. Each file that leaves is in the audit with its checksum.</summary>
internal sealed class ImdmsDesk(NpgsqlDataSource database, TimeProvider time)
{
    private const int MostMonths = 36;

    /// <summary>What an export would hold; nothing leaves yet.</summary>
    /// <param name="from">The first month, such as 2026-10; null: the month before this one.</param>
    /// <param name="to">The last month; null: the same as the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ApiRefusal">They are no months, or in the wrong order, or too many, or not over.</exception>
    public async Task<ImdmsExport> PreviewAsync(string? from, string? to, CancellationToken cancellationToken)
    {
        var period = PeriodOf(from, to);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return ImdmsExport.Of(period, await DailyStore.SumAsync(connection, Measure.Registered, period, cancellationToken));
    }

    /// <summary>Makes an export and notes it in the audit.</summary>
    public async Task<ImdmsExport> ExportAsync(StaffActor actor, string? from, string? to, CancellationToken cancellationToken)
    {
        var export = await PreviewAsync(from, to, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var details = new { export.Period.From, export.Period.To, Rows = export.Rows.Count, export.Covered, Sha256 = export.Checksum };
        await AuditStore.WriteAsync(transaction, actor.Name, "insights.exported", "insights/imdms", details, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return export;
    }

    // Whole months that are over: with other days, or with a month that grows, two exports could be taken from one another.
    private InsightPeriod PeriodOf(string? from, string? to)
    {
        var today = LesothoTime.DateOf(time.GetUtcNow());
        var current = new DateOnly(today.Year, today.Month, 1);
        var first = MonthOf("from", from) ?? MonthOf("to", to) ?? current.AddMonths(-1);
        var last = MonthOf("to", to) ?? first;
        if (first > last) throw new ApiRefusal(ApiProblem.Invalid("from", "The first month must not be after the last."));
        if (last >= current) throw new ApiRefusal(ApiProblem.Invalid("to", "Only months that are over can be exported."));
        if (first.AddMonths(MostMonths) <= last) throw new ApiRefusal(ApiProblem.Invalid("from", "Three years at most."));
        return new InsightPeriod(first, last.AddMonths(1).AddDays(-1));
    }

    private static DateOnly? MonthOf(string field, string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        return DateOnly.TryParseExact(written.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 2200
            ? month
            : throw new ApiRefusal(ApiProblem.Invalid(field, "A month is written like 2026-10."));
    }
}
