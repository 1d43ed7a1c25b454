using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

/// <summary>What officers do with requests, through the API that their programs call.</summary>
public sealed class CaseDeskTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private static readonly Dictionary<string, object?> s_entry = new()
    {
        ["agreed"] = true, ["language"] = "st", ["witness"] = "Mosa Witness", ["district"] = "LS-G", ["name"] = "Mosito Nophone", ["year"] = "1950",
        ["village"] = "Ha-Sample", ["people"] = "3", ["cameHome"] = "yes", ["contact"] = "none",
    };

    [Fact]
    public async Task One_district_lead_proposes_another_confirms_and_neither_prepared_the_request()
    {
        var (worker, lead, other) = await StaffAsync("one");
        var phone = new FoodPhone(gateway, "+26650004001");
        var id = await PreliminaryAsync(worker, await phone.NewReferenceAsync("Two People"));

        (await StepAsync(lead, id, "selected", "on-list", "2")).Type.ShouldBe("case/state");
        (await ProposeAsync(lead, id, "selected", "on-list", null)).Fields.ShouldBe(["sop"]);
        (await ProposeAsync(lead, id, "selected", "steady-income", "2")).Fields.ShouldBe(["reasonCode"]);
        var proposed = await ProposeAsync(lead, id, "selected", "on-list", "2");
        proposed.Status.ShouldBe(200, proposed.Text);
        proposed.Json.GetProperty("status").GetString().ShouldBe("preliminary");
        var confirm = $"/api/cases/{id}/proposals/{proposed.Json.GetProperty("proposal").GetProperty("id").GetInt64()}/confirm";

        (await lead.PostAsync(confirm)).Type.ShouldBe("case/second-person");
        var listed = await StaffClient.CreateAsync(gateway, "WORKER one", "district-lead:LS-G");
        (await listed.PostAsync(confirm)).Text.ShouldContain("who put the person on the list");
        var confirmed = await other.PostAsync(confirm);

        confirmed.Json.GetProperty("status").GetString().ShouldBe("selected");
        var decision = confirmed.Json.GetProperty("history").EnumerateArray().Last();
        decision.GetProperty("proposedBy").GetString().ShouldBe("Lead one");
        decision.GetProperty("by").GetString().ShouldBe("Other one");
        decision.GetProperty("sopVersion").GetString().ShouldBe("2");
        (await other.PostAsync(confirm)).Type.ShouldBe("case/changed");
    }

    [Fact]
    public async Task A_returned_proposal_changes_nothing_and_a_step_overtakes_one()
    {
        var (worker, lead, other) = await StaffAsync("two");
        var reference = await new FoodPhone(gateway, "+26650004002").NewReferenceAsync("Given Back");
        var id = await PreliminaryAsync(worker, reference);
        var first = Proposal(await ProposeAsync(lead, id, "waiting", "no-place", "2"));

        (await other.PostAsync($"/api/cases/{id}/proposals/{first}/return", new { reason = " " })).Fields.ShouldBe(["reason"]);
        (await lead.PostAsync($"/api/cases/{id}/proposals/{first}/return", new { reason = "x" })).Type.ShouldBe("case/second-person");
        var returned = await other.PostAsync($"/api/cases/{id}/proposals/{first}/return", new { reason = "look again" });
        returned.Json.GetProperty("status").GetString().ShouldBe("preliminary");
        returned.Json.GetProperty("earlierProposals")[0].GetProperty("note").GetString().ShouldBe("look again");

        var second = Proposal(await ProposeAsync(lead, id, "waiting", "no-place", "2"));
        (await gateway.RunCommandAsync("food", "status", reference, "selected", "--reason", "by hand", "--by", "Somebody Else", "--sop", "2")).Code.ShouldBe(0);
        (await other.PostAsync($"/api/cases/{id}/proposals/{second}/confirm")).Type.ShouldBe("case/changed");
    }

    [Fact]
    public async Task Nobody_is_selected_above_the_quota_of_the_district_even_by_two_at_the_same_moment()
    {
        var (worker, lead, other) = await StaffAsync("three");
        var ids = new List<(long Id, long Proposal)>();
        for (var i = 0; i < 4; i++)
        {
            var id = await PreliminaryAsync(worker, await new FoodPhone(gateway, $"+2665000410{i}").NewReferenceAsync($"Quota {(char)('A' + i)}x"));
            ids.Add((id, Proposal(await ProposeAsync(lead, id, "selected", "on-list", "2"))));
        }

        var taken = await ScalarAsync<int>("select count(*)::int from food.place_holders where district = 'LS-G'");
        await RunAsync("insert into food.quotas (programme_id, district, places) select id, 'LS-G', @places from food.programmes", new { places = taken + 2 });

        var answers = await Task.WhenAll(ids.Select(c => other.PostAsync($"/api/cases/{c.Id}/proposals/{c.Proposal}/confirm")));

        (await lead.GetAsync("/api/cases/counts")).Json.GetProperty("places").GetProperty("districts")[0].GetProperty("places").GetInt32().ShouldBe(taken + 2);
        await RunAsync("delete from food.quotas");
        answers.Count(a => a.Status == 200).ShouldBe(2);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Text.Contains("All places of the district are taken."));
    }

    [Fact]
    public async Task A_request_of_another_district_does_not_exist()
    {
        var reference = await new FoodPhone(gateway, "+26650004003").NewReferenceAsync("Other District");
        var id = await IdAsync(reference);
        var away = await StaffClient.CreateAsync(gateway, "Away", "district-lead:LS-E", "social-worker:LS-E");

        (await away.GetAsync($"/api/cases/{id}")).Status.ShouldBe(404);
        (await away.PostAsync($"/api/cases/{id}/open", new { reason = "curious" })).Status.ShouldBe(404);
        (await StepAsync(away, id, "checking", "to-visit", null)).Status.ShouldBe(404);
        (await away.GetAsync($"/api/cases/find?reference={reference}")).Status.ShouldBe(404);
        (await away.GetAsync("/api/cases")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await away.GetAsync("/api/cases?district=LS-G")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Names_answers_and_notes_are_opened_with_a_reason_that_the_audit_keeps()
    {
        var (worker, lead, _) = await StaffAsync("four");
        var id = await IdAsync(await new FoodPhone(gateway, "+26650004004").NewReferenceAsync("Opened Withreason"));
        const string Note = "Two rooms, the roof is gone.";
        SuiteLog.Use(Note);

        (await lead.GetAsync($"/api/cases/{id}")).Text.ShouldNotContain("Opened");
        (await worker.PostAsync($"/api/cases/{id}/notes", new { kind = "visit", text = Note })).Status.ShouldBe(204);
        (await lead.PostAsync($"/api/cases/{id}/open", new { reason = "" })).Fields.ShouldBe(["reason"]);
        var opened = (await lead.PostAsync($"/api/cases/{id}/open", new { reason = "decision" })).Json;

        opened.GetProperty("name").GetString().ShouldBe("Opened Withreason");
        opened.GetProperty("phone").GetString().ShouldBe("+266 5*** **04");
        opened.GetProperty("notes")[0].GetProperty("text").GetString().ShouldBe(Note);
        (await ScalarAsync<string>("select details->>'reason' from staff.audit where action = 'case.viewed' and subject = @subject", new { subject = $"case/{id}" }))
            .ShouldBe("decision");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => RunAsync("update food.notes set kind = 'other'"));
    }

    [Fact]
    public async Task Whoever_acts_on_what_they_read_before_somebody_else_acted_is_told()
    {
        var (worker, lead, _) = await StaffAsync("five");
        var id = await IdAsync(await new FoodPhone(gateway, "+26650004005").NewReferenceAsync("Stale Page"));
        var seen = (await worker.GetAsync($"/api/cases/{id}")).Json.GetProperty("lastStep").GetInt64();
        (await StepAsync(lead, id, "checking", "to-visit", null)).Status.ShouldBe(200);

        var late = await worker.PostAsync($"/api/cases/{id}/steps", new { seen, status = "closed", reasonCode = "asked" });

        late.Type.ShouldBe("case/changed");
    }

    [Fact]
    public async Task The_request_of_one_person_twice_is_found_and_merged_by_a_district_lead()
    {
        var (worker, lead, _) = await StaffAsync("six");
        var first = await new FoodPhone(gateway, "+26650004006").NewReferenceAsync("Twice Sent");
        var second = await new FoodPhone(gateway, "+26650004007").NewReferenceAsync("Sent Twice");
        var (keep, close) = (await IdAsync(first), await IdAsync(second));
        (await worker.PostAsync($"/api/cases/{close}/notes", new { kind = "talk", text = "the same person" })).Status.ShouldBe(204);

        (await worker.GetAsync("/api/cases/duplicates")).Status.ShouldBe(403);
        var group = (await lead.GetAsync("/api/cases/duplicates")).Json.EnumerateArray()
            .Single(g => g.GetProperty("requests").EnumerateArray().Any(r => r.GetProperty("id").GetInt64() == keep));
        group.GetProperty("signs").EnumerateArray().ShouldContain(s => s.GetString() == "person");
        (await lead.PostAsync("/api/cases/merge", new { keep, close, reason = "same face" })).Status.ShouldBe(204);

        var closed = (await lead.GetAsync($"/api/cases/{close}")).Json;
        closed.GetProperty("status").GetString().ShouldBe("closed");
        closed.GetProperty("mergedInto").GetProperty("reference").GetString().ShouldBe(first);
        closed.GetProperty("history").EnumerateArray().Last().GetProperty("reason").GetString()
            .ShouldBe($"{first[..4]} {first[4..]} of the same person goes on: same face");
        var kept = (await lead.GetAsync($"/api/cases/{keep}")).Json;
        kept.GetProperty("status").GetString().ShouldBe("received");
        kept.GetProperty("possibleDuplicate").GetBoolean().ShouldBeFalse();
        var notes = (await lead.PostAsync($"/api/cases/{keep}/open", new { reason = "check" })).Json.GetProperty("notes");
        notes[0].GetProperty("movedFrom").GetString().ShouldBe(second);
        (await gateway.Phone("+26650004006").NextMessageAsync()).ShouldBeNull();
        (await lead.PostAsync("/api/cases/merge", new { keep, close, reason = "again" })).Type.ShouldBe("case/state");
    }

    [Fact]
    public async Task Requests_of_different_people_are_kept_apart_and_not_shown_again()
    {
        var (_, lead, _) = await StaffAsync("seven");
        var phone = new FoodPhone(gateway, "+26650004008");
        var one = await IdAsync((await phone.ApplyAsync(("name", "Sister One"), ("id", "1111"))).Outputs["reference"].Plain.Replace(" ", ""));
        var other = await IdAsync((await phone.ApplyAsync(("name", "Sister Two"), ("id", "2222"))).Outputs["reference"].Plain.Replace(" ", ""));

        (await lead.GetAsync("/api/cases/duplicates")).Text.ShouldContain($"\"id\":{other},");
        (await lead.PostAsync("/api/cases/keep-apart", new { one, other, reason = "two sisters, one phone" })).Status.ShouldBe(204);

        (await lead.GetAsync("/api/cases/duplicates")).Text.ShouldNotContain($"\"id\":{other},");
    }

    [Fact]
    public async Task A_person_without_a_phone_is_entered_keys_a_pin_and_reads_the_status_on_any_phone()
    {
        var (worker, lead, _) = await StaffAsync("eight");
        SuiteLog.Use("Mosito Nophone");
        SuiteLog.Use("Mosa Witness");

        (await EnterAsync(worker, ("agreed", false), ("witness", ""), ("people", "31"))).Fields.ShouldBe(["agreed", "witness", "people"], ignoreOrder: true);
        (await EnterAsync(worker, ("year", "2010"))).Text.ShouldContain("call-back list");
        (await EnterAsync(worker, ("year", "2008"))).Fields.ShouldBe(["year"]);
        (await EnterAsync(worker, ("district", "LS-E"))).Fields.ShouldBe(["district"]);
        (await EnterAsync(worker, ("contact", "neighbour"), ("number", "5000 4009"))).Fields.ShouldBe(["neighbourAgreed"]);
        var made = await EnterAsync(worker);
        made.Status.ShouldBe(201, made.Text);
        (await EnterAsync(worker)).Json.GetProperty("reference").GetString().ShouldBe(made.Json.GetProperty("reference").GetString());
        var id = made.Json.GetProperty("id").GetInt64();
        var reference = made.Json.GetProperty("reference").GetString()!;

        (await worker.PostAsync($"/api/cases/{id}/pin", new { pin = "1950", again = "1950" })).Fields.ShouldBe(["pin"]);
        (await worker.PostAsync($"/api/cases/{id}/pin", new { pin = "7093", again = "7094" })).Fields.ShouldBe(["again"]);
        (await worker.PostAsync($"/api/cases/{id}/pin", new { pin = "7093", again = "7093" })).Status.ShouldBe(204);
        (await worker.PostAsync($"/api/cases/{id}/pin", new { pin = "8093", again = "8093" })).Type.ShouldBe("case/state");

        var file = (await lead.GetAsync($"/api/cases/{id}")).Json;
        file.GetProperty("consent").GetProperty("kind").GetString().ShouldBe("spoken");
        file.GetProperty("consent").GetProperty("readBy").GetString().ShouldBe("Worker eight");
        file.GetProperty("silent").GetBoolean().ShouldBeTrue();
        (await lead.PostAsync($"/api/cases/{id}/open", new { reason = "check" })).Json.GetProperty("witness").GetString().ShouldBe("Mosa Witness");
        (await new FoodPhone(gateway, "+26650004010").OpenAsync(reference, "7093")).Outcome.ShouldBe("received");

        (await worker.PostAsync($"/api/cases/{id}/pin-reset", new { reason = "forgotten, came in person" })).Status.ShouldBe(204);
        (await worker.GetAsync($"/api/cases/{id}")).Json.GetProperty("pin").GetString().ShouldBe("on-tablet");
    }

    [Fact]
    public async Task Nobody_selects_a_request_that_they_entered_and_a_neighbour_chooses_no_pin()
    {
        var both = await StaffClient.CreateAsync(gateway, "Enters Andleads", "social-worker:LS-G", "district-lead:LS-G");
        var (worker, lead, _) = await StaffAsync("nine");
        var made = await EnterAsync(both, ("name", "Neighbour Tells"), ("contact", "neighbour"), ("number", "5000 4011"), ("neighbourAgreed", true));
        made.Status.ShouldBe(201, made.Text);
        var reference = made.Json.GetProperty("reference").GetString()!;
        (await new FoodPhone(gateway, "+26650004011").RunAsync("food.look", new Dictionary<string, string> { ["reference"] = reference }))
            .Outcome.ShouldBe("pin");

        var id = await PreliminaryAsync(worker, reference);

        (await ProposeAsync(both, id, "selected", "on-list", "2")).Text.ShouldContain("who entered the request");
        var proposal = Proposal(await ProposeAsync(lead, id, "selected", "on-list", "2"));
        (await both.PostAsync($"/api/cases/{id}/proposals/{proposal}/confirm")).Type.ShouldBe("case/second-person");
        var told = (await gateway.Phone("+26650004011").NextMessageAsync()).ShouldNotBeNull();
        told.ShouldStartWith("Basotho Line: ");
        told.ShouldNotContain("Dial");
    }

    [Fact]
    public async Task A_number_to_call_is_masked_until_a_reason_is_given()
    {
        var worker = await StaffClient.CreateAsync(gateway, "Caller", "social-worker:LS-D");
        await new FoodPhone(gateway, "+26650004012").RunAsync("food.callback", new Dictionary<string, string> { ["district"] = "LS-D" });
        await new FoodPhone(gateway, "+26650004013").RunAsync("food.callback", new Dictionary<string, string> { ["district"] = "LS-E" });

        var waiting = (await worker.GetAsync("/api/callbacks")).Json.GetProperty("items");
        waiting.GetArrayLength().ShouldBe(1);
        waiting[0].GetProperty("phone").GetString().ShouldBe("+266 5*** **12");
        var id = waiting[0].GetProperty("id").GetInt64();
        (await worker.PostAsync($"/api/callbacks/{id}/open", new { reason = "calling back" })).Json.GetProperty("number").GetString().ShouldBe("+26650004012");
        (await worker.PostAsync($"/api/callbacks/{id + 1}/open", new { reason = "calling back" })).Status.ShouldBe(404);
        (await worker.PostAsync($"/api/callbacks/{id}/outcome", new { outcome = "not-reached" })).Status.ShouldBe(204);
        (await worker.PostAsync($"/api/callbacks/{id}/outcome", new { outcome = "called" })).Status.ShouldBe(204);
        (await worker.PostAsync($"/api/callbacks/{id}/outcome", new { outcome = "called" })).Type.ShouldBe("case/changed");
        (await ScalarAsync<long>("select count(*) from staff.audit where action = 'callback.number-shown'")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_save_a_programme_the_second_is_told_and_only_one_programme_is_open()
    {
        var admin = await StaffClient.CreateAsync(gateway, "Keeps Settings", "administrator");
        var held = (await admin.GetAsync("/api/programmes")).Json[0];
        var id = held.GetProperty("id").GetInt64();
        var version = held.GetProperty("version").GetInt32();
        var draft = new
        {
            name = held.GetProperty("name").GetString(), districts = new[] { "LS-G", "LS-E", "LS-F", "LS-H" }, state = "open", places = 2000,
            quotas = new Dictionary<string, int> { ["LS-E"] = 600 },
        };

        (await PutAsync(admin, id, version, draft)).Json.GetProperty("districts")[0].GetString().ShouldBe("LS-E");
        (await PutAsync(admin, id, version, draft)).Type.ShouldBe("case/changed");
        (await admin.PostAsync("/api/programmes", new { name = "Second", districts = new[] { "LS-A" }, state = "open" })).Fields.ShouldBe(["state"]);
        (await admin.PostAsync("/api/programmes", new { name = "", districts = new[] { "LS-Z" }, state = "new", places = 0 })).Fields
            .ShouldBe(["name", "districts", "state", "places"], ignoreOrder: true);
        await RunAsync("delete from food.quotas");
    }

    private async Task<(StaffClient Worker, StaffClient Lead, StaffClient Other)> StaffAsync(string test) =>
    (
        await StaffClient.CreateAsync(gateway, $"Worker {test}", "social-worker:LS-G"),
        await StaffClient.CreateAsync(gateway, $"Lead {test}", "district-lead:LS-G"),
        await StaffClient.CreateAsync(gateway, $"Other {test}", "district-lead:LS-G"));

    private async Task<long> PreliminaryAsync(StaffClient worker, string reference)
    {
        var id = await IdAsync(reference);
        foreach (var (status, reason) in new[] { ("checking", "to-visit"), ("district-team", "checked"), ("preliminary", "team-agrees") })
            (await StepAsync(worker, id, status, reason, null)).Status.ShouldBe(200);
        return id;
    }

    private static async Task<ApiAnswer> StepAsync(StaffClient by, long id, string status, string reasonCode, string? sop) =>
        await by.PostAsync($"/api/cases/{id}/steps", await RequestAsync(by, id, status, reasonCode, sop));

    private static async Task<ApiAnswer> ProposeAsync(StaffClient by, long id, string status, string reasonCode, string? sop) =>
        await by.PostAsync($"/api/cases/{id}/proposals", await RequestAsync(by, id, status, reasonCode, sop));

    private static async Task<object> RequestAsync(StaffClient by, long id, string status, string reasonCode, string? sop)
    {
        var read = await by.GetAsync($"/api/cases/{id}");
        return new { seen = read.Status == 200 ? read.Json.GetProperty("lastStep").GetInt64() : 0, status, reasonCode, sop };
    }

    private static Task<ApiAnswer> EnterAsync(StaffClient by, params (string Name, object Value)[] changes)
    {
        var entry = new Dictionary<string, object?>(s_entry);
        foreach (var (name, value) in changes) entry[name] = value;
        return by.PostAsync("/api/cases", entry);
    }

    private static Task<ApiAnswer> PutAsync(StaffClient by, long id, int version, object draft)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/programmes/{id}") { Content = System.Net.Http.Json.JsonContent.Create(draft) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return by.SendAsync(request);
    }

    private static long Proposal(ApiAnswer answer) => answer.Json.GetProperty("proposal").GetProperty("id").GetInt64();

    private Task<long> IdAsync(string reference) => ScalarAsync<long>("select id from food.applications where reference = @reference", new { reference });

    private async Task<T> ScalarAsync<T>(string sql, object? row = null)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql, row))!;
    }

    private async Task RunAsync(string sql, object? row = null)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, row);
    }
}
