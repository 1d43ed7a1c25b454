using Dapper;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Insights;

public sealed class DailyNumbersTests : IAsyncLifetime
{
    private readonly GatewayFixture _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Daily_numbers_are_those_of_a_direct_count_however_often_and_by_whomever_they_are_counted()
    {
        await SeedAsync();

        await CountAsync();
        await Task.WhenAll(CountAsync(), CountAsync());

        (await DailyAsync("messages")).ShouldBe(await DirectMessagesAsync());
        (await ScalarAsync<long>("select sum(count) from insights.daily where measure = 'registered'")).ShouldBe(40);
        (await ScalarAsync<long>("select sum(count) from insights.daily where measure = 'people'")).ShouldBe(40);
    }

    [Fact]
    public async Task A_late_report_changes_its_day_and_a_day_that_is_closed_stays_as_it_was_counted()
    {
        await SeedAsync();
        await CountAsync();
        await ExecuteAsync("update messaging.outbox set status = 'delivered' where status = 'sent' and created_at > @now - interval '2 days'");
        await ExecuteAsync("update messaging.outbox set status = 'delivered' where status = 'sent' and created_at between @now - interval '8 days' and @now - interval '7 days'");

        await CountAsync();
        (await SentAsync("created_at > @now - interval '2 days'", "day > (@now - interval '2 days')::date")).ShouldBe((0, 0));
        (await DailyAsync("messages")).ShouldNotBe(await DirectMessagesAsync());

        // The first count of the next day looks at the days of late reports too.
        _gateway.Time.Advance(TimeSpan.FromDays(1));
        await CountAsync();
        (await DailyAsync("messages")).ShouldBe(await DirectMessagesAsync());

        // What is purged after its time has been counted.
        await ExecuteAsync("delete from messaging.outbox where created_at < @now - interval '18 days'");
        var before = await DailyAsync("messages");
        _gateway.Time.Advance(TimeSpan.FromDays(1));
        await CountAsync();
        (await DailyAsync("messages")).ShouldBe(before);
    }

    [Fact]
    public void Only_the_days_that_can_change_are_counted_again()
    {
        var today = new DateOnly(2026, 11, 27);
        var measure = new DailyMeasure("m", 3, 14, (_, _, _, _) => throw new NotSupportedException());

        measure.FirstDay(null, today).ShouldBe(DateOnly.MinValue);
        measure.FirstDay(today, today).ShouldBe(new DateOnly(2026, 11, 24));
        measure.FirstDay(today.AddDays(-1), today).ShouldBe(new DateOnly(2026, 11, 12));
        measure.FirstDay(today.AddDays(-30), today).ShouldBe(new DateOnly(2026, 10, 14));
        DailyMeasure.OfStock("s", measure.CountAsync).FirstDay(today.AddDays(-30), today).ShouldBe(today);
    }

    private Task CountAsync() => _gateway.Services.GetRequiredService<DailyNumbers>().CountAsync(_gateway.Time.GetUtcNow(), CancellationToken.None);

    private async Task SeedAsync()
    {
        await ExecuteAsync("""
            insert into contacts.contacts (phone_hash, last_seen)
            select sha256(n::text::bytea), '2026-11-21' from generate_series(1, 40) n;
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, district, topics, registered_at)
            select id, '\x00', '\x00', false, 'ZA', 'LS-' || substr('ABCDEFGHJK', 1 + (id % 10)::int, 1), '{news}', @now - id * interval '20 hours'
              from contacts.contacts
             order by id desc;
            insert into messaging.outbox (contact_id, cause, category, flow, flow_version, message, values_cipher, created_at, deliver_by, route, status)
            select 1 + n % 40, 'seed/' || n, case when n % 10 = 0 then 'private' else 'news' end, 'main', 1, 'reply', '\x00',
                   @now - (600 - n) * interval '1 hour', @now, case when n % 7 = 0 then null else 'home' end,
                   (array ['sent', 'delivered', 'failed', 'waiting'])[1 + n % 4]
              from generate_series(1, 600) n;
            """);
    }

    private Task<string> DailyAsync(string measure) => ScalarAsync<string>($"""
        select string_agg(day || ' ' || a || ' ' || b || ' ' || count, E'\n' order by day, a, b) from insights.daily where measure = '{measure}'
        """);

    private Task<string> DirectMessagesAsync() => ScalarAsync<string>("""
        select string_agg(day || ' ' || a || ' ' || b || ' ' || count, E'\n' order by day, a, b)
          from (select (created_at at time zone 'Africa/Maseru')::date as day, coalesce(route, '') as a, status as b, count(*) as count
                  from messaging.outbox
                 where category <> 'private'
                 group by 1, 2, 3) as counted
        """);

    private async Task<(long Rows, long Counted)> SentAsync(string rows, string days) => (
        await ScalarAsync<long>($"select count(*) from messaging.outbox where status = 'sent' and category <> 'private' and {rows}"),
        await ScalarAsync<long>($"select coalesce(sum(count), 0)::bigint from insights.daily where measure = 'messages' and b = 'sent' and {days}"));

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { now = _gateway.Time.GetUtcNow() });
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, new { now = _gateway.Time.GetUtcNow() }))!;
    }
}
