using System.Text.Json;
using static Diaspora.Gateway.Tests.Features.Announcements.Directorate;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>J21 and J28 from the first word to the last message.</summary>
public sealed class AnnouncementJourneyTests : IAsyncLifetime
{
    private const string Moved = "Homecoming moved to 20-21 Dec, Thaba-Bosiu. Details: {code} 3.";
    private readonly Directorate _office = new() { MinimumAudience = "50" };

    public Task InitializeAsync() => _office.InitializeAsync();

    public Task DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task The_homecoming_moves_and_everybody_who_asked_for_events_learns_it_once()
    {
        // A Wednesday.
        _office.MoveTo("2026-12-02 14:00");
        var south = await _office.AddPeopleAsync(59, "ZA", "LS-E");
        var stopped = await _office.AddPeopleAsync(1, "ZA", "LS-G");
        await _office.StopAsync(stopped[0]);
        var london = await _office.AddPeopleAsync(1, "GB", "LS-G");
        await _office.AddPeopleAsync(3, "ZA", "LS-A");
        await _office.AddPeopleAsync(3, "ZA", "LS-E", "money");
        await _office.AddPeopleAsync(2, "ZA", "LS-E", guarded: true);
        var audience = new { countries = new[] { "ZA", "GB" }, districts = new[] { "LS-E", "LS-G" } };

        // The text as it was first pasted is dear; it is told what it costs with plain letters.
        var pasted = await _office.Mpho.PostAsync(
            Place + "/check", new { title = "Homecoming", en = Moved, st = "Lits’ebeletso: Homecoming e fetiselitsoe ho 20-21 Tš'itoe.", category = "events", audience });
        pasted.Status.ShouldBe(200, pasted.Text);
        pasted.Json.GetProperty("warnings")[0].GetString()!.ShouldContain("70 letters");
        var words = pasted.Json.GetProperty("words").EnumerateArray().Single(w => w.GetProperty("language").GetString() == "st" && w.GetProperty("twoWay").GetBoolean());
        words.GetProperty("written").GetProperty("encoding").GetString().ShouldBe("ucs2");
        words.GetProperty("written").GetProperty("segments").GetInt32().ShouldBe(2);
        words.GetProperty("folded").GetProperty("segments").GetInt32().ShouldBe(1);
        var count = pasted.Json.GetProperty("audience");
        (Number(count, "total"), Number(count, "stopped"), Number(count, "underAge"), Number(count, "unreachable")).ShouldBe((60, 1, 2, 0));
        pasted.Json.GetProperty("costs")[0].GetProperty("cost").GetString().ShouldBe("15.00 ZAR");

        var draft = new
        {
            title = "Homecoming", en = "Homecoming moved to 21-22 Dec, Thaba-Bosiu. Details: {code} 3.", st = "Homecoming e isitsoe ho 21-22 Ts'itoe. {code} 3.",
            category = "events", audience, schedule = new { local = "2026-12-04T12:00:00" },
        };
        var id = await _office.CreateAsync(draft);
        await DoAsync(_office.Mpho, id, "submit", new { version = 1 });
        var own = await _office.Mpho.PostAsync($"{Place}/{id}/approve", new { version = 1 });
        (own.Status, own.Type).ShouldBe((403, "announcement/second-person"));
        await DoAsync(_office.Malineo, id, "return", new { version = 1, note = "Date wrong: 20-21" });
        (await _office.Mpho.GetAsync($"{Place}/{id}")).Json.GetProperty("note").GetString().ShouldBe("Date wrong: 20-21");
        var corrected = draft with { en = Moved, st = "Homecoming e isitsoe ho 20-21 Ts'itoe. {code} 3." };
        (await _office.ChangeAsync(id, 1, corrected)).Json.GetProperty("version").GetInt32().ShouldBe(2);
        await DoAsync(_office.Mpho, id, "submit", new { version = 2 });
        (await _office.Malineo.PostAsync($"{Place}/{id}/approve", new { version = 1 })).Status.ShouldBe(409);
        var approved = await DoAsync(_office.Malineo, id, "approve", new { version = 2 });
        approved.GetProperty("state").GetString().ShouldBe("approved");

        // Written the evening before, when Friday noon is near in the first zone on Earth.
        _office.MoveTo("2026-12-03 23:44");
        await _office.ReleaseAsync();
        (await _office.ScalarAsync<int>("select count(*)::int from messaging.outbox")).ShouldBe(0);
        _office.MoveTo("2026-12-03 23:45");
        await _office.ReleaseAsync();
        await _office.ReleaseAsync();
        (await _office.ResultsAsync(id)).ShouldBe(new Dictionary<string, long> { ["waiting"] = 60 });

        _office.MoveTo("2026-12-04 11:59");
        await _office.DispatchAsync();
        _office.Provider.Sent.ShouldBeEmpty();
        await _office.StopAsync(south[0]);

        // The node goes down in the middle; another one sends the rest, and who stops meanwhile gets nothing.
        _office.MoveTo("2026-12-04 12:00");
        using (var down = new CancellationTokenSource())
        {
            var accept = _office.Provider.Answer;
            _office.Provider.Answer = async (sms, token) =>
            {
                if (_office.Provider.Sent.Count >= 20) await down.CancelAsync();
                return await accept(sms, token);
            };
            await Should.ThrowAsync<OperationCanceledException>(() => _office.AnotherNode().DrainAsync(down.Token));
            _office.Provider.Answer = accept;
        }

        _office.Provider.Sent.Count.ShouldBeInRange(20, 50);
        // The last in the queue: sends that were under way may still end.
        var during = south[^1];
        await _office.StopAsync(during);
        // Past every lease of the node that is gone.
        _office.MoveTo("2026-12-04 12:05");
        await _office.AnotherNode().DrainAsync(CancellationToken.None);

        var sent = _office.Provider.Sent.Select(s => s.To).ToList();
        sent.Order().ShouldBe(south.Skip(1).Where(n => n != during).Order());
        _office.Provider.Sent[0].Text.ShouldBe("Basotho Line: Homecoming moved to 20-21 Dec, Thaba-Bosiu. Details: *384*266# 3. Stop: reply STOP.");

        // In London noon comes two hours later.
        _office.MoveTo("2026-12-04 14:00");
        await _office.DispatchAsync();
        await _office.DispatchAsync();
        _office.Provider.Sent.Skip(sent.Count).Select(s => s.To).ShouldBe(london);
        (await _office.ResultsAsync(id)).ShouldBe(new Dictionary<string, long> { ["sent"] = 58, ["cancelled"] = 2 }, ignoreOrder: true);
        Number((await _office.Mpho.GetAsync($"{Place}/{id}/results")).Json, "stoppedSince").ShouldBe(2);
        var acts = await _office.ScalarAsync<string>(
            "select string_agg(actor || ' ' || action, ', ' order by id) from staff.audit where subject = @subject", new { subject = $"announcement/{id}" });
        acts.ShouldBe("Mpho announcement.created, Mpho announcement.submitted, 'Malineo announcement.returned, Mpho announcement.changed, "
            + "Mpho announcement.submitted, 'Malineo announcement.approved, schedule announcement.released");
        (await _office.ScalarAsync<string>(
            "select details ->> 'audience' from staff.audit where action = 'announcement.approved'"))!.ShouldContain("LS-G");
    }

    [Fact]
    public async Task A_health_day_moves_in_the_rain_and_exactly_those_who_were_told_learn_it_at_once()
    {
        _office.MoveTo("2026-11-26 10:00");
        var near = await _office.AddPeopleAsync(30, district: "LS-C", town: "Ha-Mothamane");
        var others = await _office.AddPeopleAsync(34, district: "LS-C", town: "Maputsoe");
        await _office.AddPeopleAsync(5, district: "LS-C", topics: "events");
        const string Words = "Health day Sat 28 Nov 09:00-15:00, Ha-Mothamane school. Free, all welcome.";
        object Draft(object audience, string en, string category) => new { title = "Health day", en, st = en, category, audience };

        var narrow = await _office.CreateAsync(Draft(new { districts = new[] { "LS-C" }, towns = new[] { "ha-mothamane" } }, Words, "healthday"));
        var refused = await _office.Mpho.PostAsync($"{Place}/{narrow}/submit", new { version = 1 });
        refused.Status.ShouldBe(422);
        refused.Json.GetProperty("errors").GetProperty("audience")[0].GetString()!.ShouldContain("Fewer than 50 phones");

        var id = await _office.CreateApprovedAsync(Draft(new { districts = new[] { "LS-C" } }, Words, "healthday"));
        _office.MoveTo("2026-11-26 10:10");
        await _office.ReleaseAsync();
        await _office.DispatchAsync();
        _office.Provider.Sent.Select(s => s.To).Order().ShouldBe(near.Concat(others).Order());
        _office.Provider.Sent[0].Text.ShouldBe(Words + " Stop: *384*266# 9 2.");

        // Who joins now was told of no day.
        await _office.AddPeopleAsync(1, district: "LS-C");
        _office.MoveTo("2026-11-28 07:00");
        var broadcast = (await _office.Mpho.GetAsync($"{Place}/{id}")).Json.GetProperty("broadcastId").GetInt64();
        await _office.CreateApprovedAsync(Draft(new { recipientsOf = broadcast }, "Health day, Ha-Mothamane school: rain. Moved to 5 Dec.", "service"));
        _office.MoveTo("2026-11-28 07:10");
        await _office.ReleaseAsync();
        await _office.DispatchAsync();

        var again = _office.Provider.Sent.Skip(64).ToList();
        again.Select(s => s.To).Order().ShouldBe(near.Concat(others).Order());
        again[0].Text.ShouldBe("Health day, Ha-Mothamane school: rain. Moved to 5 Dec. Stop: *384*266# 9 2.");
    }

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
