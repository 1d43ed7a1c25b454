using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Makes the report "You said, we did", and keeps what staff write of each topic.</summary>
internal sealed class TrendDesk(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Longest text of what was done, in septets.</summary>
    public const int LongestDeed = 300;

    private const int UsualDays = 90;

    /// <summary>The report of a time; without days that of the last 90.</summary>
    public async Task<TrendReport> ReadAsync(DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var last = to ?? LesothoTime.DateOf(time.GetUtcNow());
        var first = from ?? last.AddDays(1 - UsualDays);
        if (first > last) throw ComplaintRefusal.Invalid("to", "It must not lie before the first day.");
        var (since, until) = (LesothoTime.At(first, TimeOnly.MinValue), LesothoTime.At(last.AddDays(1), TimeOnly.MinValue));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var counts = (await TrendStore.CountAsync(connection, since, until, cancellationToken)).ToLookup(c => c.Topic);
        var totals = await TrendStore.TotalsAsync(connection, since, until, cancellationToken);
        var (quarter, end) = LastQuarter(LesothoTime.DateOf(time.GetUtcNow()));
        var restricted = await TrendStore.RestrictedAsync(connection, quarter, end, cancellationToken);
        var deeds = (await TrendStore.DeedsAsync(connection, cancellationToken)).ToDictionary(d => d.Topic);
        return new TrendReport(
            first,
            last,
            [
                .. ComplaintTopic.All.Select(topic => new TrendTopic(
                    topic,
                    TrendReport.Told(counts[topic].Sum(c => c.Count)),
                    TrendReport.Cells([.. counts[topic].Select(c => (c.District, c.Count))]),
                    deeds.GetValueOrDefault(topic))),
            ],
            TrendReport.Told(restricted),
            TrendReport.Told(totals.Satisfied),
            TrendReport.Told(totals.NotSatisfied));
    }

    // Of a time that can be chosen, two counts would tell on which day one came.
    private static (DateTimeOffset From, DateTimeOffset To) LastQuarter(DateOnly today)
    {
        var end = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return (LesothoTime.At(end.AddMonths(-3), TimeOnly.MinValue), LesothoTime.At(end, TimeOnly.MinValue));
    }

    /// <summary>Writes what was done about a topic.</summary>
    public async Task<Deed> WriteAsync(StaffActor actor, string topic, DeedRequest deed, CancellationToken cancellationToken)
    {
        if (!ComplaintTopic.All.Contains(topic)) throw ComplaintRefusal.Unknown();
        var problems = new Dictionary<string, string[]>();
        var en = AnswerText.Folded("en", deed.En, LongestDeed, problems);
        var st = AnswerText.Folded("st", deed.St, LongestDeed, problems);
        if (problems.Count > 0) throw ComplaintRefusal.Invalid(problems);
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await TrendStore.WriteAsync(transaction, topic, deed.Version, en, st, actor.Name, now, cancellationToken))
        {
            var others = await TrendStore.DeedsAsync(connection, cancellationToken);
            throw ComplaintRefusal.Changed(others.FirstOrDefault(d => d.Topic == topic)?.WrittenBy);
        }

        await AuditStore.WriteAsync(transaction, actor.Name, "deed.written", $"deed/{topic}", new { en, st }, now, cancellationToken);
        var written = (await TrendStore.DeedsAsync(connection, cancellationToken)).Single(d => d.Topic == topic);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }
}
