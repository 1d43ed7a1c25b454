using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Counts registrations and agreements by day, for reports.</summary>
internal sealed class RegistrationInsightsStore(FieldCipher cipher)
{
    // Rows are in the order of time but for transactions that took long.
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>Counts <see cref="Measure.Registered"/>.</summary>
    public async Task<IReadOnlyList<DailyCell>> CountRegisteredAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select registered_at, country, district, birth_year_cipher
              from registration.persons
             where id > coalesce((select id from registration.persons where registered_at < @since order by id desc limit 1), 0)
               and registered_at >= @start
            """;
        var start = StartOf(from);
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = DailyStore.Patience };
        command.Parameters.AddWithValue("start", start);
        command.Parameters.AddWithValue("since", start - s_longest);
        // One by one: the first count may read a million of them.
        var counts = new Dictionary<(DateOnly, string, string, string), long>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var at = reader.GetFieldValue<DateTimeOffset>(0);
            var day = LesothoTime.DateOf(at);
            var key = (day, reader.GetString(1), reader.GetString(2), BandOf(reader.GetFieldValue<byte[]>(3), day.Year));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. counts.Select(cell => new DailyCell(cell.Key.Item1, cell.Key.Item2, cell.Key.Item3, cell.Key.Item4, cell.Value))];
    }

    /// <summary>Counts <see cref="Measure.People"/>.</summary>
    public static Task<IReadOnlyList<DailyCell>> CountPeopleAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select @today as day, country as a, district as b, '' as c, count(*) as count
              from registration.persons
             where state = 'active'
             group by country, district
            """;
        return QueryAsync(connection, Sql, new { today }, cancellationToken);
    }

    /// <summary>Counts <see cref="Measure.Consents"/>.</summary>
    public static Task<IReadOnlyList<DailyCell>> CountConsentsAsync(
        NpgsqlConnection connection, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        const string Sql = """
            select (given_at at time zone 'Africa/Maseru')::date as day, kind as a, language as b, channel as c, count(*) as count
              from registration.consents
             where id > coalesce((select id from registration.consents where given_at < @since order by id desc limit 1), 0)
               and given_at >= @start
             group by 1, 2, 3, 4
            """;
        var start = StartOf(from);
        return QueryAsync(connection, Sql, new { start, since = start - s_longest }, cancellationToken);
    }

    /// <summary>How many people had their details deleted in a period; who they were stands nowhere.</summary>
    public static Task<long> ErasedAsync(NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)
              from registration.erasures
             where at >= @start and at < @stop
            """;
        return connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, new { start = period.Start, stop = period.Stop }, cancellationToken: cancellationToken));
    }

    private string BandOf(byte[] year, int registeredIn)
    {
        try
        {
            return AgeBand.Of(registeredIn - int.Parse(cipher.Decrypt(PersonStore.BirthYearKind, year), CultureInfo.InvariantCulture));
        }
        catch (CryptographicException)
        {
            // Its key is gone: one unreadable row must not keep everybody else from being counted.
            return AgeBand.Unknown;
        }
    }

    private static DateTimeOffset StartOf(DateOnly from) =>
        from == DateOnly.MinValue ? DateTimeOffset.UnixEpoch : LesothoTime.At(from, default).ToUniversalTime();

    private static async Task<IReadOnlyList<DailyCell>> QueryAsync(
        NpgsqlConnection connection, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<DailyCell>(new CommandDefinition(
            sql, parameters, commandTimeout: DailyStore.Patience, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}
