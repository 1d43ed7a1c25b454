using Diaspora.Gateway.Tests.Harness;
using static Diaspora.Gateway.Tests.Features.Announcements.Directorate;

namespace Diaspora.Gateway.Tests.Features.Announcements;

/// <summary>Who may do what with an announcement, and when.</summary>
public sealed class AnnouncementDeskTests : IAsyncLifetime
{
    private static readonly object s_draft = new { title = "Homecoming", en = "Homecoming moved.", st = "Homecoming e fetohile.", category = "events" };

    private static readonly object s_emergency = new
    {
        title = "Border", en = "The bridge is closed.", st = "Borokho bo koetsoe.", category = "service", emergency = true, reason = "Flood at the bridge tonight",
    };

    private readonly Directorate _office = new();

    public async Task InitializeAsync()
    {
        await _office.InitializeAsync();
        _office.MoveTo("2026-12-02 14:00");
        await _office.AddPeopleAsync(3);
    }

    public Task DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Nothing_leaves_before_the_time_to_take_it_back_is_over()
    {
        var id = await _office.CreateApprovedAsync(s_draft);

        _office.MoveTo("2026-12-02 14:09");
        await _office.ReleaseAsync();
        var undone = await DoAsync(_office.Mpho, id, "undo");
        _office.MoveTo("2026-12-02 14:30");
        await _office.ReleaseAsync();
        await _office.DispatchAsync();

        undone.GetProperty("state").GetString().ShouldBe("draft");
        undone.GetProperty("approvers").GetArrayLength().ShouldBe(0);
        _office.Provider.Sent.ShouldBeEmpty();
        (await _office.Malineo.PostAsync($"{Place}/{id}/approve", new { version = 1 })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task What_was_released_is_not_taken_back_but_stopped()
    {
        var id = await _office.CreateApprovedAsync(s_draft);
        (await _office.Mpho.PostAsync($"{Place}/{id}/stop")).Status.ShouldBe(409);
        _office.MoveTo("2026-12-02 14:10");
        await _office.ReleaseAsync();

        (await _office.Mpho.PostAsync($"{Place}/{id}/undo")).Type.ShouldBe("announcement/state");
        await DoAsync(_office.Malineo, id, "stop");
        await _office.DispatchAsync();

        _office.Provider.Sent.ShouldBeEmpty();
        (await _office.ResultsAsync(id)).ShouldBe(new Dictionary<string, long> { ["cancelled"] = 3 });
        (await _office.Mpho.PostAsync($"{Place}/{id}/resume")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_pause_holds_messages_until_it_is_resumed()
    {
        var id = await _office.CreateApprovedAsync(s_draft);
        _office.MoveTo("2026-12-02 14:10");
        await _office.ReleaseAsync();

        await DoAsync(_office.Mpho, id, "pause");
        await _office.DispatchAsync();
        _office.Provider.Sent.ShouldBeEmpty();
        await DoAsync(_office.Mpho, id, "resume");
        await _office.DispatchAsync();

        _office.Provider.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_emergency_needs_two_others_and_leaves_at_any_hour()
    {
        // A Sunday night.
        _office.MoveTo("2026-12-06 23:00");
        var id = await _office.CreateAsync(s_emergency);
        await DoAsync(_office.Mpho, id, "submit", new { version = 1 });

        (await _office.Mpho.PostAsync($"{Place}/{id}/approve", new { version = 1 })).Type.ShouldBe("announcement/second-person");
        (await DoAsync(_office.Malineo, id, "approve", new { version = 1 })).GetProperty("state").GetString().ShouldBe("submitted");
        (await _office.Malineo.PostAsync($"{Place}/{id}/approve", new { version = 1 })).Type.ShouldBe("announcement/second-person");
        await _office.ReleaseAsync();
        (await _office.Mpho.GetAsync($"{Place}/{id}")).Json.GetProperty("state").GetString().ShouldBe("submitted");
        (await DoAsync(_office.Tumelo, id, "approve", new { version = 1 })).GetProperty("state").GetString().ShouldBe("approved");
        await _office.ReleaseAsync();
        await _office.DispatchAsync();

        _office.Provider.Sent.Count.ShouldBe(3);
        (await _office.ScalarAsync<string>("select details ->> 'reason' from staff.audit where action = 'announcement.released'"))
            .ShouldBe("Flood at the bridge tonight");
    }

    [Fact]
    public async Task Two_keys_of_one_person_are_one_person()
    {
        var id = await _office.CreateAsync(s_draft);
        await DoAsync(_office.Mpho, id, "submit", new { version = 1 });
        var second = await _office.AnotherKeyAsync(" mpho ");

        (await second.PostAsync($"{Place}/{id}/approve", new { version = 1 })).Type.ShouldBe("announcement/second-person");
    }

    [Fact]
    public async Task Of_two_editors_the_later_is_told_that_it_has_changed()
    {
        var id = await _office.CreateAsync(s_draft);

        var answers = await Task.WhenAll(_office.ChangeAsync(id, 1, s_draft), _office.ChangeAsync(id, 1, s_draft));

        answers.Select(a => a.Status).Order().ShouldBe([200, 409]);
        answers.Single(a => a.Status == 409).Type.ShouldBe("announcement/changed");
        (await _office.ChangeAsync(id, null, s_draft)).Status.ShouldBe(400);
        (await _office.ScalarAsync<int>("select count(*)::int from announcements.versions where announcement_id = @id", new { id })).ShouldBe(2);
    }

    [Fact]
    public async Task Only_somebody_who_could_approve_it_changes_the_time_of_what_is_approved()
    {
        var id = await _office.CreateApprovedAsync(s_draft);
        var time = new { version = 1, schedule = new { at = "2026-12-03T10:00:00+02:00" } };

        (await _office.Mpho.PostAsync($"{Place}/{id}/schedule", time)).Type.ShouldBe("announcement/second-person");
        var changed = await DoAsync(_office.Malineo, id, "schedule", time);

        changed.GetProperty("version").GetInt32().ShouldBe(2);
        changed.GetProperty("authors").EnumerateArray().Select(a => a.GetString()).ShouldBe(["Mpho"]);
        _office.MoveTo("2026-12-03 10:00");
        await _office.ReleaseAsync();
        await _office.DispatchAsync();
        _office.Provider.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_time_that_has_passed_while_it_waited_is_refused_at_the_approval()
    {
        var id = await _office.CreateAsync(new { title = "Homecoming", en = "It moved.", st = "E fetohile.", category = "events", schedule = new { at = "2026-12-02T15:00:00+02:00" } });
        await DoAsync(_office.Mpho, id, "submit", new { version = 1 });
        _office.MoveTo("2026-12-02 15:01");

        (await _office.Malineo.PostAsync($"{Place}/{id}/approve", new { version = 1 })).Fields.ShouldBe(["schedule.at"]);
    }

    [Fact]
    public async Task Nobody_is_no_audience()
    {
        var id = await _office.CreateAsync(new { title = "T", en = "Words.", st = "Mantsoe.", category = "events", audience = new { countries = new[] { "IS" } } });

        var answer = await _office.Mpho.PostAsync($"{Place}/{id}/submit", new { version = 1 });

        answer.Status.ShouldBe(422);
        answer.Fields.ShouldBe(["audience"]);
    }

    [Fact]
    public async Task Words_are_tried_out_on_phones_of_staff_alone()
    {
        var id = await _office.CreateAsync(s_draft);
        (await _office.Mpho.PostAsync($"{Place}/{id}/test", new { })).Fields.ShouldBe(["phones"]);
        (await _office.Mpho.PostAsync(Place + "/test-phones", new { number = "nobody", holder = "Mpho" })).Fields.ShouldBe(["number"]);
        // A Sunday: whoever asked for it gets it at any hour.
        _office.MoveTo("2026-12-06 06:00");
        var phone = await _office.Mpho.PostAsync(Place + "/test-phones", new { number = "+266 5899 9999", holder = "Mpho" });
        SuiteLog.Use("+26658999999");
        var listed = phone.Json.GetProperty("id").GetInt64();
        await ConfirmAsync(_office.Malineo, listed, "+26658999999");

        var tried = await DoAsync(_office.Mpho, id, "test", new { });
        await _office.DispatchAsync();

        tried.GetProperty("sent").GetInt32().ShouldBe(1);
        _office.Provider.Sent.Select(s => (s.To, s.Text)).ShouldBe([("+26658999999", "Homecoming moved. Stop: *384*266# 9 2.")]);
        (await _office.Mpho.GetAsync(Place + "/test-phones")).Text.ShouldNotContain("9999");
        (await _office.Mpho.DeleteAsync($"{Place}/test-phones/{listed}")).Status.ShouldBe(204);
        (await _office.Mpho.DeleteAsync($"{Place}/test-phones/{listed}")).Status.ShouldBe(404);
        (await _office.Malineo.PostAsync($"{Place}/test-phones/{listed}/confirm", new { number = "+26658999999" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_test_phone_gets_nothing_before_a_second_person_has_confirmed_its_number()
    {
        var id = await _office.CreateAsync(s_draft);
        var phone = await AddPhoneAsync("+26658999998");

        (await _office.Mpho.PostAsync($"{Place}/{id}/test", new { })).Fields.ShouldBe(["phones"]);
        (await _office.Mpho.PostAsync($"{Place}/{id}/test", new { phones = new[] { phone } })).Fields.ShouldBe(["phones"]);
        (await _office.Mpho.PostAsync($"{Place}/test-phones/{phone}/confirm", new { number = "+26658999998" })).Type.ShouldBe("announcement/second-person");
        (await _office.Malineo.PostAsync($"{Place}/test-phones/{phone}/confirm", new { number = "+26658999997" })).Fields.ShouldBe(["number"]);
        await ConfirmAsync(_office.Malineo, phone, "+26658999998");
        await DoAsync(_office.Mpho, id, "test", new { });
        // Entered anew, it may have another holder.
        (await AddPhoneAsync("+26658999998")).ShouldBe(phone);

        (await _office.Mpho.PostAsync($"{Place}/{id}/test", new { })).Fields.ShouldBe(["phones"]);
        await _office.DispatchAsync();
        _office.Provider.Sent.Count.ShouldBe(1);
        (await _office.ScalarAsync<string>("select actor from staff.audit where action = 'announcement.test-phone-confirmed'")).ShouldBe("'Malineo");
    }

    [Fact]
    public async Task The_same_words_are_tried_out_three_times_on_a_phone()
    {
        var id = await _office.CreateAsync(s_draft);
        await ConfirmAsync(_office.Malineo, await AddPhoneAsync("+26658999996"), "+26658999996");

        for (var i = 0; i < 3; i++) (await DoAsync(_office.Mpho, id, "test", new { })).GetProperty("sent").GetInt32().ShouldBe(1);
        var fourth = await DoAsync(_office.Mpho, id, "test", new { });
        (fourth.GetProperty("sent").GetInt32(), fourth.GetProperty("notSent")[0].GetString()).ShouldBe((0, "Mpho"));
        (await _office.ChangeAsync(id, 1, s_emergency)).Status.ShouldBe(200);
        (await DoAsync(_office.Mpho, id, "test", new { })).GetProperty("sent").GetInt32().ShouldBe(1);

        await _office.DispatchAsync();
        _office.Provider.Sent.Count.ShouldBe(4);
    }

    [Fact]
    public async Task One_that_cannot_be_ordered_keeps_no_other_waiting()
    {
        var stuck = await _office.CreateApprovedAsync(s_draft);
        var next = await _office.CreateApprovedAsync(s_draft);
        await _office.ExecuteAsync($"alter table messaging.broadcasts add constraint never check (cause <> 'announcement/{stuck}')", new { });
        _office.MoveTo("2026-12-02 14:10");

        await Should.ThrowAsync<AggregateException>(_office.ReleaseAsync);
        await _office.DispatchAsync();

        (await _office.ResultsAsync(next)).ShouldBe(new Dictionary<string, long> { ["sent"] = 3 });
        (await _office.Mpho.GetAsync($"{Place}/{stuck}")).Json.GetProperty("state").GetString().ShouldBe("approved");
        await _office.ExecuteAsync("alter table messaging.broadcasts drop constraint never", new { });
        await _office.ReleaseAsync();
        (await _office.ResultsAsync(stuck)).ShouldBe(new Dictionary<string, long> { ["waiting"] = 3 });
    }

    private async Task<long> AddPhoneAsync(string number)
    {
        SuiteLog.Use(number);
        var added = await _office.Mpho.PostAsync(Place + "/test-phones", new { number, holder = "Mpho" });
        added.Status.ShouldBe(200, added.Text);
        return added.Json.GetProperty("id").GetInt64();
    }

    private static async Task ConfirmAsync(StaffClient who, long phone, string number)
    {
        var answer = await who.PostAsync($"{Place}/test-phones/{phone}/confirm", new { number });
        answer.Status.ShouldBe(200, answer.Text);
    }

    [Theory]
    [InlineData("submit", """{"version":1}""")]
    [InlineData("undo", null)]
    [InlineData("pause", null)]
    [InlineData("test", "{}")]
    public async Task What_there_is_not_is_not_found(string act, string? body) =>
        (await _office.Mpho.PostAsync($"{Place}/999/{act}", body)).Type.ShouldBe("announcement/not-found");
}
