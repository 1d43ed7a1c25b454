using System.Globalization;
using Diaspora.Gateway.Features.Registration;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Benchmarks.Dashboard;

/// <summary>A gateway after years of service: people, messages of a month, requests and counts, written by the database itself.</summary>
internal static class DashboardSeed
{
    /// <summary>Fills the empty database.</summary>
    /// <param name="database">Whose rows need no checks: constraints between tables are not looked at while it is filled.</param>
    /// <param name="cipher">Makes the years of birth: a few, used again and again.</param>
    /// <param name="people">How many registered.</param>
    /// <param name="messages">How many texts there are.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task FillAsync(NpgsqlDataSource database, FieldCipher cipher, int people, int messages, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'", cancellationToken);
        await RunAsync(
            connection,
            """
            insert into contacts.contacts (phone_hash, phone_cipher, number_country, number_prefix, language, last_seen)
            select sha256(n::text::bytea), '\x00', 'ZA', '276', case when n % 3 = 0 then 'en' else 'st' end, current_date
              from generate_series(1, @people) n
            """,
            cancellationToken, new NpgsqlParameter("people", people));
        await RunAsync(
            connection,
            """
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, district, topics, registered_at)
            select n, '\x00', @years[1 + n % 50], false, (array ['ZA', 'ZA', 'ZA', 'ZA', 'GB', 'US', 'CA', 'LS'])[1 + n % 8],
                   'LS-' || substr('ABCDEFGHJK', 1 + n % 10, 1), '{news,events}', now() - (@people - n) * (interval '400 days' / @people)
              from generate_series(1, @people) n
            """,
            cancellationToken, new NpgsqlParameter("people", people),
            new NpgsqlParameter("years", Enumerable.Range(1950, 50).Select(year => cipher.Encrypt(PersonStore.BirthYearKind, year.ToString(CultureInfo.InvariantCulture))).ToArray()));
        await RunAsync(
            connection,
            """
            insert into messaging.outbox
                   (contact_id, cause, category, flow, flow_version, message, values_cipher, created_at, deliver_by, status, route, attempts, sent_at)
            select 1 + n % @people, 'bench/' || n, 'news', 'main', 1, 'reply', '\x00', at, at + interval '2 days',
                   (array ['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'sent', 'sent', 'expired'])[1 + n % 8],
                   case when n % 4 = 0 then 'home' else 'abroad' end, 1, at
              from (select n, now() - (@messages - n) * (interval '30 days' / @messages) as at from generate_series(1, @messages) n) rows
            """,
            cancellationToken, new NpgsqlParameter("people", people), new NpgsqlParameter("messages", messages));
        await RunAsync(
            connection,
            """
            insert into food.programmes (name, districts, state, places) values ('Bench', '{LS-A,LS-G}', 'open', 2000);
            insert into food.applications (reference, programme_id, district, status, status_at, received_at, form_hash, person_hash, name_cipher, answers_cipher)
            select (10000000 + n)::text, (select max(id) from food.programmes), case when n % 2 = 0 then 'LS-A' else 'LS-G' end,
                   (array ['received', 'checking', 'preliminary', 'selected'])[1 + n % 4], now(), now(), sha256(n::text::bytea), sha256(n::text::bytea), '\x00', '\x00'
              from generate_series(1, 6000) n;
            insert into insights.daily (measure, day, a, b, c, count)
            select measure, current_date - d, 'flow-' || s % 12, 'screen-' || s, language, 100
              from unnest(array ['screen-shown', 'screen-answered']) measure, generate_series(0, 60) d, generate_series(1, 250) s, unnest(array ['en', 'st']) language;
            insert into insights.daily (measure, day, a, b, c, count)
            select 'sessions', current_date - d, 'ussd', language, '', 9000 from generate_series(0, 60) d, unnest(array ['en', 'st', '']) language;
            """,
            cancellationToken);
        await RunAsync(connection, "set session_replication_role = origin", cancellationToken);
        await RunAsync(connection, "vacuum analyze", cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
