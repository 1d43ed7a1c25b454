using System.Text.Json;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Features.Registration.People;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Registration.People;

/// <summary>What staff do with registered people, by the API: F2 on the console, the law's clocks, J25 and J26 from the staff's side.</summary>
public class PeopleTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private const string Reason = "she came to the office";

    private GatewayFixture Gateway => fixture.Gateway;

    [Fact]
    public async Task A_person_is_found_by_the_whole_number_masked_and_opened_for_a_reason_that_stands_in_the_audit()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");

        var found = await mpho.PostAsync("/api/people/find", new { number = caller.Number });
        found.Json[0].GetProperty("id").GetInt64().ShouldBe(long.Parse(person));
        found.Json[0].GetProperty("phone").GetString().ShouldBe($"+266 5*** **{caller.Number[^2..]}");
        found.Text.ShouldNotContain("Ntho");
        (await mpho.PostAsync("/api/people/find", new { number = caller.Number[..8] })).Fields.ShouldBe(["number"]);
        (await mpho.PostAsync($"/api/people/{person}/open", new { reason = "no" })).Fields.ShouldBe(["reason"]);
        (await mpho.PostAsync($"/api/people/{person}/open", new { reason = "asked from 5812 3456" })).Fields.ShouldBe(["reason"]);
        var opened = await mpho.PostAsync($"/api/people/{person}/open", new { reason = Reason });

        opened.Json.GetProperty("name").GetString().ShouldBe("'Mapalesa Ntho");
        opened.Json.GetProperty("messagesOn").GetBoolean().ShouldBeTrue();
        opened.Json.GetProperty("consents")[0].GetProperty("version").GetString()!.ShouldStartWith("registration/1/en/");
        opened.Json.GetProperty("consents")[0].GetProperty("text").GetString()!.ShouldContain("Diaspora Directorate");
        var audit = await AuditAsync($"person/{person}");
        audit.Select(a => a.Action).ShouldBe(["person.viewed"]);
        audit[0].Details.ShouldContain(Reason);
        (await fixture.ColumnAsync<string>("select details::text from staff.audit where action = 'person.searched'", new { }))
            .ShouldAllBe(d => !d.Contains(caller.Number.TrimStart('+')));
    }

    [Fact]
    public async Task Filters_give_counts_and_never_a_few()
    {
        for (var i = 0; i < 5; i++) await fixture.NewCaller().RegisterAsync(("district", "LS-J"), ("town", "Welkom"));
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");

        (await mpho.GetAsync("/api/people/count?district=mokhotlong&country=Afrika%20Boroa&town=welkom")).Json.GetProperty("count").GetInt64().ShouldBe(5);
        var few = await mpho.GetAsync("/api/people/count?district=Hlotse");
        few.Json.GetProperty("count").ValueKind.ShouldBe(JsonValueKind.Null);
        few.Json.GetProperty("fewerThan").GetInt32().ShouldBe(5);
        (await mpho.GetAsync("/api/people/count?district=Atlantis")).Fields.ShouldBe(["district"]);
    }

    [Fact]
    public async Task A_correction_keeps_no_old_value_tells_the_phone_and_closes_the_request()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        await fixture.ExecuteAsync("insert into registration.shared (person_id, receiver, at) values (@id, 'IOM', now())", new { id = long.Parse(person) });
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");
        var noted = await mpho.PostAsync($"/api/people/{person}/requests", new { kind = "correction", channel = "call", wish = "The name is Moleleki" });
        var request = noted.Json.GetProperty("id").GetInt64();

        var answer = await mpho.PutAsync($"/api/people/{person}", Correction(1, ("name", "Palesa Moleleki"), ("birthYear", 1990), ("request", request)));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("fields").EnumerateArray().Select(f => f.GetString()).ShouldBe(["name", "birth year"]);
        answer.Json.GetProperty("told").GetBoolean().ShouldBeTrue();
        (await caller.DetailsAsync(person)).Outputs["who"].Plain.ShouldBe("Palesa Moleleki");
        (await caller.IdentifyAsync("1990")).Outcome.ShouldBe("found");
        (await fixture.ColumnAsync<string>("select message || ' ' || status from messaging.outbox where cause like @cause", new { cause = $"person/{person}/%" }))
            .ShouldBe(["corrected waiting"]);
        var kept = string.Join(' ', (await AuditAsync($"person/{person}")).Select(a => a.Details));
        kept.ShouldContain("birth year");
        kept.ShouldNotContain("Moleleki");
        kept.ShouldNotContain("Ntho");
        (await fixture.ColumnAsync<string>("select kind || ' ' || state || ' ' || coalesce(told, '') from registration.requests where person_id = @id order by kind", new { id = long.Parse(person) }))
            .ShouldBe(["correction done sms", "receivers open "]);
        (await mpho.PutAsync($"/api/people/{person}", Correction(1, ("name", "Somebody Else")))).Type.ShouldBe("person/changed");
        (await mpho.PutAsync($"/api/people/{person}", Correction(2, ("birthYear", 2015)))).Fields.ShouldBe(["birthYear"]);
    }

    [Fact]
    public async Task A_wish_is_due_within_fourteen_days_and_the_others_within_seven_working_days()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");
        await mpho.PostAsync($"/api/people/{person}/requests", new { kind = "copy", channel = "letter", wish = "A copy", askedOn = "2026-11-10" });
        await fixture.ExecuteAsync("insert into registration.shared (person_id, receiver, at) values (@id, 'IOM', now())", new { id = long.Parse(person) });
        await mpho.PutAsync($"/api/people/{person}", Correction(1, ("town", "Durban")));

        var open = (await mpho.GetAsync("/api/people/requests")).Json.EnumerateArray().Where(r => r.GetProperty("personId").GetInt64() == long.Parse(person)).ToList();

        open.Select(r => (r.GetProperty("kind").GetString(), r.GetProperty("dueOn").GetString())).ShouldBe([("copy", "2026-11-24"), ("receivers", "2026-12-01")]);
        open[0].GetProperty("wish").ValueKind.ShouldBe(JsonValueKind.Null, "the list holds no words of the person");
        var close = new { state = "done", told = "letter", outcome = "A copy was sent" };
        (await mpho.PostAsync($"/api/people/requests/{open[0].GetProperty("id").GetInt64()}/close", close)).Status.ShouldBe(204);
        (await mpho.PostAsync($"/api/people/requests/{open[0].GetProperty("id").GetInt64()}/close", close)).Status.ShouldBe(404);
        (await mpho.PostAsync($"/api/people/{person}/requests", new { kind = "copy", channel = "letter", wish = "x", askedOn = "2026-12-24" })).Fields.ShouldBe(["askedOn"]);
    }

    [Fact]
    public async Task Two_registrations_of_one_person_on_one_phone_become_one()
    {
        var caller = fixture.NewCaller();
        var first = await caller.RegisterAsync(("name", "Pulane Sello"), ("year", "1990"));
        var second = await caller.RegisterAsync(("name", "Polane Sello"), ("year", "1991"));
        var stranger = await fixture.NewCaller().RegisterAsync();
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");

        (await mpho.PostAsync($"/api/people/{first}/merge", new { revision = 1, other = long.Parse(stranger), reason = Reason })).Fields.ShouldBe(["other"]);
        var merged = await mpho.PostAsync($"/api/people/{first}/merge", new { revision = 1, other = long.Parse(second), reason = Reason });

        merged.Status.ShouldBe(200, merged.Text);
        var view = (await mpho.PostAsync($"/api/people/{first}/open", new { reason = Reason })).Json;
        view.GetProperty("consents").GetArrayLength().ShouldBe(2);
        view.GetProperty("history")[0].GetProperty("what").GetString().ShouldBe("two registrations became one");
        (await mpho.PostAsync($"/api/people/{second}/open", new { reason = Reason })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Deleting_leaves_what_the_law_keeps_in_a_queue_until_the_case_is_finished()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var contact = await fixture.ContactAsync(caller);
        await OpenCaseAsync(contact);
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");
        await mpho.PostAsync($"/api/people/{person}/requests", new { kind = "erasure", channel = "in-person", wish = "Delete me" });
        var preview = (await mpho.GetAsync($"/api/people/{person}/erasure")).Json;
        preview.GetProperty("caseOpen").GetBoolean().ShouldBeTrue();

        (await mpho.PostAsync($"/api/people/{person}/erase", new { revision = 7, reason = Reason, told = "in-person" })).Type.ShouldBe("person/changed");
        var erased = await mpho.PostAsync($"/api/people/{person}/erase", new { revision = 1, reason = Reason, told = "in-person" });

        erased.Json.GetProperty("caseOpen").GetBoolean().ShouldBeTrue();
        (await mpho.PostAsync($"/api/people/{person}/open", new { reason = Reason })).Status.ShouldBe(404);
        (await fixture.ColumnAsync<bool>("select wish_cipher is null and state = 'done' from registration.requests where kind = 'erasure'", new { })).ShouldBe([true]);
        var kept = (await mpho.GetAsync("/api/people/kept-numbers")).Json[0];
        kept.GetProperty("caseOpen").GetBoolean().ShouldBeTrue();
        kept.GetProperty("phone").GetString().ShouldBe($"+266 5*** **{caller.Number[^2..]}");
        var forget = $"/api/people/kept-numbers/{kept.GetProperty("id").GetInt64()}/forget";
        (await mpho.PostAsync(forget)).Type.ShouldBe("person/state");
        await fixture.ExecuteAsync("update food.applications set status = 'closed' where contact_id = @contact", new { contact });
        (await mpho.PostAsync(forget)).Status.ShouldBe(204);
        (await fixture.ColumnAsync<bool>("select phone_cipher is null from contacts.contacts where id = @contact", new { contact })).ShouldBe([true]);
        (await AuditAsync($"person/{person}")).Select(a => a.Action).ShouldContain("person.erased");
    }

    [Fact]
    public async Task The_old_owner_of_a_number_comes_back_in_person_under_another_one()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        (await caller.RunAsync("registration.release")).Outcome.ShouldBe("released");
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");
        var task = (await mpho.GetAsync("/api/people/number-releases")).Json.EnumerateArray()
            .Single(t => t.GetProperty("people").EnumerateArray().Any(p => p.GetInt64() == long.Parse(person)));
        (await mpho.PostAsync("/api/people/find", new { number = caller.Number })).Json.GetArrayLength().ShouldBe(0);

        var other = fixture.NewCaller();
        var restored = await mpho.PostAsync($"/api/people/{person}/restore", new { revision = 1, number = other.Number, reason = Reason });

        restored.Status.ShouldBe(204, restored.Text);
        (await other.IdentifyAsync("1991")).Outputs["person"].Plain.ShouldBe(person);
        (await mpho.PostAsync($"/api/people/number-releases/{task.GetProperty("id").GetInt64()}/handle", new { reason = Reason })).Status.ShouldBe(204);
        (await mpho.GetAsync("/api/people/number-releases")).Text.ShouldNotContain($"\"people\":[{person}]");
        var work = Gateway.Services.GetServices<IWaitingWork>().OfType<PeopleWork>().Single();
        var waiting = await work.OfAsync(new StaffActor("Mpho T.", "author"), CancellationToken.None);
        waiting.ShouldContain(item => item.Href == "/console/people/requests");
    }

    [Fact]
    public async Task Somebody_without_a_phone_of_their_own_agrees_aloud_before_a_witness()
    {
        var caller = fixture.NewCaller();
        var palesa = await StaffClient.CreateAsync(Gateway, "Palesa O.", "consulate-officer:welkom");
        var body = Correction(0, ("number", caller.Number), ("language", "st"), ("agreed", true), ("witness", "Thabo Molefe"));
        body.Remove("revision");
        body.Remove("reason");

        (await palesa.PostAsync("/api/people/", With(body, "agreed", false))).Fields.ShouldBe(["agreed"]);
        (await palesa.PostAsync("/api/people/", With(body, "birthYear", 2010))).Fields.ShouldBe(["birthYear"]);
        (await palesa.PostAsync("/api/people/", With(body, "birthYear", 2008))).Fields.ShouldBe(["birthYear"]);
        (await palesa.PostAsync("/api/people/", With(body, "witness", ""))).Fields.ShouldBe(["witness"]);
        (await caller.RunAsync("registration.known")).Outcome.ShouldBe("new", "nothing is kept before they agree");
        var registered = await palesa.PostAsync("/api/people/", body);

        registered.Status.ShouldBe(200, registered.Text);
        registered.Json.GetProperty("told").GetBoolean().ShouldBeTrue();
        (await palesa.PostAsync("/api/people/", body)).Type.ShouldBe("person/state");
        var id = registered.Json.GetProperty("id").GetInt64();
        (await caller.IdentifyAsync("1991")).Outputs["person"].Plain.ShouldBe($"{id}");
        var mpho = await StaffClient.CreateAsync(Gateway, "Mpho T.", "author");
        var consent = (await mpho.PostAsync($"/api/people/{id}/open", new { reason = Reason })).Json.GetProperty("consents")[0];
        consent.GetProperty("kind").GetString().ShouldBe("spoken");
        consent.GetProperty("witness").GetString().ShouldBe("Thabo Molefe");
        consent.GetProperty("language").GetString().ShouldBe("st");
        consent.GetProperty("text").GetString()!.ShouldContain("Kea lumela");
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> body, string name, object value) => new(body) { [name] = value };

    private static Dictionary<string, object?> Correction(int revision, params (string Name, object Value)[] changes)
    {
        var body = new Dictionary<string, object?>
        {
            ["revision"] = revision, ["name"] = "'Mapalesa Ntho", ["birthYear"] = 1991, ["country"] = "ZA", ["town"] = "Johannesburg",
            ["district"] = "LS-E", ["topics"] = new[] { "events" }, ["reason"] = Reason,
        };
        foreach (var (name, value) in changes) body[name] = value;
        return body;
    }

    private Task OpenCaseAsync(long? contact) => fixture.ExecuteAsync(
        """
        insert into food.applications
               (reference, programme_id, contact_id, district, status, status_at, received_at, form_hash, person_hash, name_cipher, answers_cipher)
        select '40713827', (select min(id) from food.programmes), @contact, 'LS-G', 'received', now(), now(), decode(repeat('00', 32), 'hex'),
               decode(repeat('00', 32), 'hex'), '', ''
        """,
        new { contact });

    private async Task<List<(string Action, string Details)>> AuditAsync(string subject) =>
        [.. (await fixture.ColumnAsync<string>("select action || ' ' || details::text from staff.audit where subject = @subject order by id", new { subject }))
            .Select(line => (line.Split(' ')[0], line))];
}
