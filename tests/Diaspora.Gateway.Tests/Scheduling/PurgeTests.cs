using System.Globalization;
using Dapper;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Scheduling;

/// <summary>What the nightly purge removes and what it leaves, on 1 June 2027.</summary>
public sealed class PurgeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = new(2027, 6, 1, 2, 30, 0, TimeSpan.FromHours(2));

    private readonly GatewayFixture _gateway = new();

    public Task InitializeAsync()
    {
        _gateway.Time.MoveTo(s_now);
        return _gateway.InitializeAsync();
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Outcomes_of_inputs_go_after_thirty_days()
    {
        const string Sql = """
            insert into conversations.effects (session, input, step, action, outcome_cipher, at)
            select 's' || d, 1, 0, 'a', '', @now - d * interval '1 day' from generate_series(28, 33) d
            """;
        await RunAsync(Sql);

        (await PurgeAsync())["conversations/effects"].ShouldBe(3);

        (await ScalarAsync<string>("select string_agg(session, ' ' order by session) from conversations.effects")).ShouldBe("s28 s29 s30");
    }

    [Fact]
    public async Task More_than_a_piece_goes_in_one_night_and_a_second_run_finds_nothing()
    {
        const string Sql = """
            insert into conversations.effects (session, input, step, action, outcome_cipher, at)
            select 's' || n, 1, 0, 'a', '', @now - interval '31 days' from generate_series(1, 12000) n
            """;
        await RunAsync(Sql);

        (await PurgeAsync())["conversations/effects"].ShouldBe(12000);
        (await PurgeAsync())["conversations/effects"].ShouldBe(0);

        (await ScalarAsync<long>("select removed from scheduling.retention where what = 'conversations/effects'")).ShouldBe(12000);
        (await ScalarAsync<bool>("select last_run_at = @now from scheduling.retention where what = 'conversations/effects'")).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_nodes_that_purge_at_once_do_no_harm()
    {
        const string Sql = """
            insert into conversations.effects (session, input, step, action, outcome_cipher, at)
            select 's' || n, 1, 0, 'a', '', @now - interval '31 days' from generate_series(1, 9000) n
            """;
        await RunAsync(Sql);

        var removed = await Task.WhenAll(Task.Run(PurgeAsync), Task.Run(PurgeAsync));

        removed.Sum(r => r["conversations/effects"]).ShouldBe(9000);
    }

    [Fact]
    public async Task The_period_in_the_table_counts()
    {
        await PurgeAsync();
        await RunAsync("update scheduling.retention set keep = interval '10 days' where what = 'conversations/effects'");
        await RunAsync("insert into conversations.effects values ('s', 1, 0, 'a', '', @now - interval '11 days')");

        (await PurgeAsync())["conversations/effects"].ShouldBe(1);
    }

    [Fact]
    public async Task Messages_go_ninety_days_after_the_last_word_and_those_of_a_broadcast_stay_counted()
    {
        await RunAsync("""
            insert into contacts.contacts (phone_hash, last_seen) select decode(lpad(to_hex(n), 64, '0'), 'hex'), @today from generate_series(1, 9) n;
            insert into messaging.texts (en, st) values ('a', 'b');
            insert into messaging.broadcasts (kind, cause, category, text_id, audience, due_at, worth, created_at, results)
            select 'announcement', 'announcement/1', 'news', id, '{}', @now, interval '1 day', @now, '{"delivered": 5}' from messaging.texts;
            insert into messaging.outbox (contact_id, cause, category, text_id, broadcast_id, created_at, deliver_by, status, sent_at, settled_at)
            select c.id, 'announcement/1', 'news', t.id, b.id, @now - interval '100 days', @now, v.status,
                   @now - v.days * interval '1 day', case when v.status <> 'sent' then @now - v.days * interval '1 day' end
              from messaging.texts t, messaging.broadcasts b,
                   (values (1, 'delivered', 91), (2, 'delivered', 92), (3, 'failed', 91), (4, 'sent', 95), (5, 'delivered', 89)) v (n, status, days)
              join contacts.contacts c on c.phone_hash = decode(lpad(to_hex(v.n), 64, '0'), 'hex');
            insert into messaging.outbox (contact_id, cause, category, text_id, created_at, deliver_by, status)
            select min(c.id), 'x', 'news', min(t.id), @now - interval '100 days', @now + interval '1 day', 'waiting'
              from contacts.contacts c, messaging.texts t;
            insert into messaging.failed_attempts (message_id, attempt, at, reason) select id, 1, @now, 'unreachable' from messaging.outbox;
            """);

        (await PurgeAsync())["messaging/outbox"].ShouldBe(4);
        (await PurgeAsync())["messaging/outbox"].ShouldBe(0);

        (await ScalarAsync<string>("select string_agg(status, ' ' order by status) from messaging.outbox")).ShouldBe("delivered waiting");
        (await ScalarAsync<int>("select count(*)::int from messaging.failed_attempts")).ShouldBe(2);
        (await ScalarAsync<bool>("""select results = '{"delivered": 7, "failed": 1, "sent": 1}' from messaging.broadcasts""")).ShouldBeTrue();
    }

    [Fact]
    public async Task Reports_that_found_no_message_go_after_a_week()
    {
        await RunAsync("""
            insert into messaging.early_reports (provider, provider_id, status, at)
            values ('p', 'old', 'delivered', @now - interval '8 days'), ('p', 'new', 'delivered', @now - interval '6 days')
            """);

        await PurgeAsync();

        (await ScalarAsync<string>("select string_agg(provider_id, ' ') from messaging.early_reports")).ShouldBe("new");
    }

    [Fact]
    public async Task What_people_asked_goes_on_the_day_that_the_answer_set()
    {
        var contact = await AddContactAsync(1, "1 day", number: true);
        await RunAsync($"""
            insert into remittances.questions (reference, topic, contact_id, text_cipher, asked_at, answered_at, answer_cipher, purge_after)
            values ('10000001', 'problem', {contact}, 'a', @now, @now, 'b', @today - 1),
                   ('10000002', 'problem', {contact}, 'a', @now, @now, 'b', @today),
                   ('10000003', 'problem', {contact}, 'a', @now, null, null, null)
            """);

        (await PurgeAsync())["remittances/question-texts"].ShouldBe(1);
        (await PurgeAsync())["remittances/question-texts"].ShouldBe(0);

        (await ScalarAsync<string>("select string_agg(reference, ' ' order by reference) from remittances.questions where text_cipher is not null"))
            .ShouldBe("10000002 10000003");
        (await ScalarAsync<int>("select count(*)::int from remittances.questions")).ShouldBe(3);
    }

    [Fact]
    public async Task Who_came_to_an_event_is_forgotten_after_ninety_days_and_how_many_came_is_not()
    {
        await RunAsync("delete from events.events");
        await RunAsync("""
            insert into events.events (title_en, title_st, place, district, starts_on, ends_on, starts_at, summary_en, summary_st, takes_rsvp, state)
            select t, t, 'Roma', 'LS-A', @today - d, @today - d, '09:00', 's', 's', true, 'published' from (values ('old', 91), ('new', 90)) v (t, d);
            insert into contacts.contacts (phone_hash, last_seen) select decode(lpad(to_hex(n), 64, '0'), 'hex'), @today from generate_series(1, 4) n;
            insert into events.rsvps (event_id, contact_id, reference, state, people, waiting_since, created_at, changed_at)
            select e.id, c.id, (10000000 + e.id * 100 + c.id)::text, v.state, v.people, case when v.state = 'waiting' then @now end, @now, @now
              from events.events e,
                   (values (1, 'going', 3), (2, 'waiting', 2), (3, 'reminder', null), (4, 'declined', null)) v (n, state, people)
              join contacts.contacts c on c.phone_hash = decode(lpad(to_hex(v.n), 64, '0'), 'hex');
            """);
        var before = (await _gateway.RunCommandAsync("events", "list")).Said;

        (await PurgeAsync())["events/rsvps"].ShouldBe(4);
        (await PurgeAsync())["events/rsvps"].ShouldBe(0);

        (await ScalarAsync<int>("select count(*)::int from events.rsvps")).ShouldBe(4);
        (await _gateway.RunCommandAsync("events", "list")).Said.ShouldBe(before);
        before.ShouldContain("going 3, waiting 2, reminders 1");
    }

    [Fact]
    public async Task Closed_food_requests_go_after_a_year_with_all_that_belongs_to_them_but_not_while_their_place_counts()
    {
        await RunAsync("update food.programmes set state = 'closed'");
        await RunAsync("""
            insert into food.programmes (name, districts, state) values ('ended', '{LS-A}', 'closed'), ('runs', '{LS-A}', 'open');
            insert into food.applications (reference, programme_id, district, status, status_at, received_at, form_hash, person_hash,
                                           name_cipher, answers_cipher)
            select v.reference, p.id, 'LS-A', v.status, @now - v.days * interval '1 day', @now, decode(repeat('00', 32), 'hex'),
                   decode(repeat('00', 32), 'hex'), '', ''
              from (values ('20000001', 'ended', 'closed', 366), ('20000002', 'ended', 'closed', 364), ('20000003', 'ended', 'received', 400),
                           ('20000004', 'runs', 'closed', 366), ('20000005', 'runs', 'closed', 366)) v (reference, programme, status, days)
              join food.programmes p on p.name = v.programme;
            insert into food.history (application_id, at, to_status, by, reason)
            select id, @now, case when reference = '20000005' then 'collected' else 'received' end, 'x', 'x' from food.applications;
            """);

        (await PurgeAsync())["food/closed-applications"].ShouldBe(2);

        (await ScalarAsync<string>("select string_agg(reference, ' ' order by reference) from food.applications"))
            .ShouldBe("20000002 20000003 20000005");
        (await ScalarAsync<int>("select count(*)::int from food.history")).ShouldBe(3);
    }

    [Fact]
    public async Task Counts_of_wrong_pins_and_birth_years_go_when_they_matter_no_more()
    {
        var (old, locked) = (await AddContactAsync(1, "1 day", number: true), await AddContactAsync(2, "1 day", number: true));
        await RunAsync($"""
            insert into registration.attempts (contact_id, wrong, wrong_at, locked_until)
            values ({old}, 2, @now - interval '3 days', null), ({locked}, 3, @now, @now + interval '30 minutes');
            insert into food.pin_tries (reference_hash, wrong, staff_only, tried_at)
            values (decode(repeat('01', 32), 'hex'), 2, false, @now - interval '3 days'),
                   (decode(repeat('02', 32), 'hex'), 2, false, @now - interval '1 day'),
                   (decode(repeat('03', 32), 'hex'), 0, true, @now - interval '30 days')
            """);

        await PurgeAsync();

        (await ScalarAsync<long>("select contact_id from registration.attempts")).ShouldBe(locked);
        (await ScalarAsync<int>("select count(*)::int from food.pin_tries")).ShouldBe(2);
    }

    [Fact]
    public async Task A_number_that_nobody_needs_is_forgotten_after_ninety_days_and_the_language_stays()
    {
        var needed = new List<long>();
        for (var n = 1; n <= 7; n++) needed.Add(await AddContactAsync(n, "100 days", number: true));
        var (idle, recent) = (await AddContactAsync(8, "100 days", number: true), await AddContactAsync(9, "89 days", number: true));
        await RunAsync($"""
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, district, topics, registered_at)
            values ({needed[0]}, '', '', false, 'LS', 'LS-A', array[]::text[], @now);
            insert into messaging.texts (en, st) values ('a', 'b');
            insert into messaging.outbox (contact_id, cause, category, text_id, created_at, deliver_by, status)
            select {needed[1]}, 'x', 'news', id, @now, @now + interval '1 day', 'waiting' from messaging.texts;
            insert into remittances.questions (reference, topic, contact_id, asked_at) values ('10000001', 'problem', {needed[2]}, @now);
            insert into food.callbacks (contact_id, district, state, requested_at) values ({needed[3]}, 'LS-A', 'waiting', @now);
            insert into food.applications (reference, programme_id, contact_id, district, status, status_at, received_at, form_hash, person_hash,
                                           name_cipher, answers_cipher)
            select '20000001', min(id), {needed[4]}, 'LS-A', 'received', @now, @now, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), '', ''
              from food.programmes;
            insert into events.rsvps (event_id, contact_id, reference, state, created_at, changed_at)
            select min(id), {needed[5]}, '30000001', 'reminder', @now, @now from events.events;
            insert into announcements.test_phones (contact_id, holder, added_by, added_at) values ({needed[6]}, 'x', 'x', @now);
            """);

        (await PurgeAsync())["contacts/numbers"].ShouldBe(1);
        (await PurgeAsync())["contacts/numbers"].ShouldBe(0);

        (await ScalarAsync<string>("select string_agg(id::text, ' ' order by id) from contacts.contacts where phone_cipher is not null"))
            .ShouldBe(string.Join(' ', needed.Append(recent)));
        (await ScalarAsync<bool>(
                $"select language = 'st' and number_country is null and number_prefix is null from contacts.contacts where id = {idle}"))
            .ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_removed_keeps_nothing_else_from_being_removed()
    {
        await RunAsync("insert into conversations.effects values ('s', 1, 0, 'a', '', @now - interval '31 days')");
        await RunAsync("alter table messaging.early_reports rename to elsewhere");

        var removed = await PurgeAsync();

        removed["conversations/effects"].ShouldBe(1);
        removed.ContainsKey("messaging/early-reports").ShouldBeFalse();
        removed.ContainsKey("events/rsvps").ShouldBeTrue();
    }

    private Task<IReadOnlyDictionary<string, long>> PurgeAsync() =>
        _gateway.Services.GetRequiredService<Purge>().RunAsync(_gateway.Time.GetUtcNow(), CancellationToken.None);

    private Task<long> AddContactAsync(int n, string seenBefore, bool number) => ScalarAsync<long>($"""
        insert into contacts.contacts (phone_hash, phone_cipher, number_country, number_prefix, language, last_seen)
        values (decode(lpad(to_hex({n.ToString(CultureInfo.InvariantCulture)}), 64, '0'), 'hex'), {(number ? "'x'" : "null")}, 'LS', '2665', 'st',
                @today - interval '{seenBefore}')
        returning id
        """);

    private async Task RunAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, Arguments);
    }

    private async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, Arguments);
    }

    private static object Arguments => new { now = s_now, today = new DateOnly(2027, 6, 1) };
}
