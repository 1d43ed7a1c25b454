using Dapper;
using Diaspora.Gateway.Messaging.Upkeep;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Scheduling;

/// <summary>What waits too long, and what comes too late.</summary>
public sealed class OverdueTests : IAsyncLifetime
{
    private readonly GatewayFixture _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task What_waits_longer_than_it_may_is_counted_with_its_oldest()
    {
        await RunAsync("""
            insert into contacts.contacts (phone_hash, last_seen) values (decode(repeat('01', 32), 'hex'), '2026-11-01'), (decode(repeat('02', 32), 'hex'), '2026-11-01');
            insert into remittances.questions (reference, topic, contact_id, asked_at, answered_at, purge_after)
            select v.reference, 'problem', (select min(id) from contacts.contacts), @now - v.days * interval '1 day', v.answered::timestamptz, v.answered::date
              from (values ('10000001', 8, null), ('10000002', 10, null), ('10000003', 6, null), ('10000004', 20, '2026-11-20')) v (reference, days, answered);
            insert into registration.releases (old_contact_id, new_contact_id, at, handled_at)
            select min(id), max(id), @now - interval '1 hour', null from contacts.contacts;
            insert into messaging.texts (en, st) values ('a', 'b');
            insert into messaging.broadcasts (kind, cause, category, text_id, audience, due_at, worth, created_at, expanded_at)
            select 'campaign', c, 'news', id, '{}', @now, interval '1 day', @now - interval '1 hour', case c when 'written' then @now end
              from messaging.texts, (values ('not written'), ('written')) v (c);
            insert into messaging.outbox (contact_id, cause, category, text_id, created_at, deliver_by, due_at, status)
            select (select min(id) from contacts.contacts), 'm' || m, 'news', id, @now, @now + interval '1 day', @now - m * interval '1 minute', 'waiting'
              from messaging.texts, (values (29), (31), (40)) v (m);
            """);

        await LookAsync();

        (await ListAsync()).ShouldBe(
        [
            ("feedback/complaints", 0, null),
            ("messaging/broadcasts", 1, Now.AddHours(-1)),
            ("messaging/outbox", 2, Now.AddMinutes(-40)),
            ("registration/number-releases", 1, Now.AddHours(-1)),
            ("registration/requests", 0, null),
            ("remittances/questions", 2, Now.AddDays(-10)),
        ]);
    }

    [Fact]
    public async Task What_is_dealt_with_waits_no_more()
    {
        await RunAsync("""
            insert into contacts.contacts (phone_hash, last_seen) values (decode(repeat('01', 32), 'hex'), '2026-11-01');
            insert into registration.releases (old_contact_id, new_contact_id, at) select id, id, @now - interval '1 hour' from contacts.contacts;
            """);
        await LookAsync();
        await RunAsync("update registration.releases set handled_at = @now");

        await LookAsync();

        (await ListAsync()).ShouldAllBe(seen => seen.Count == 0 && seen.OldestAt == null);
    }

    [Fact]
    public async Task A_message_that_would_come_too_late_is_dropped_and_no_other()
    {
        await RunAsync("""
            insert into contacts.contacts (phone_hash, last_seen) values (decode(repeat('01', 32), 'hex'), '2026-11-01');
            insert into messaging.texts (en, st) values ('a', 'b');
            insert into messaging.outbox (contact_id, cause, category, text_id, created_at, deliver_by, status)
            select c.id, v.status || v.minutes, 'news', t.id, @now, @now + v.minutes * interval '1 minute', v.status
              from contacts.contacts c, messaging.texts t,
                   (values ('waiting', -1), ('waiting', 0), ('waiting', 1), ('held', -1), ('sending', -1), ('sent', -1)) v (status, minutes);
            """);

        (await ExpireAsync()).ShouldBe(3);
        (await ExpireAsync()).ShouldBe(0);

        await using var connection = await _gateway.Database.OpenConnectionAsync();
        (await connection.QueryAsync<string>(
                "select cause from messaging.outbox where status = 'expired' and reason = 'too-late' and settled_at = @Now order by 1", new { Now }))
            .ShouldBe(["held-1", "waiting-1", "waiting0"]);
    }

    private DateTimeOffset Now => _gateway.Time.GetUtcNow();

    private Task LookAsync() => _gateway.Services.GetRequiredService<OverdueWatch>().LookAsync(Now, CancellationToken.None);

    private Task<int> ExpireAsync() => _gateway.Services.GetRequiredService<Expiry>().ExpireAsync(Now, CancellationToken.None);

    private async Task<IEnumerable<(string What, long Count, DateTimeOffset? OldestAt)>> ListAsync()
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return (await OverdueStore.ListAsync(connection, CancellationToken.None)).Select(seen => (seen.What, seen.Count, seen.OldestAt));
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { Now });
    }
}
