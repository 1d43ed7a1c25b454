using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Features.Registration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.Registration;

public class ErasureActionsTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task Deleting_takes_everything_but_the_language_and_the_wish_for_no_messages()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var contact = await fixture.ContactAsync(caller);
        await fixture.ExecuteAsync("update contacts.contacts set language = 'st' where id = @contact", new { contact });
        await AddMessageAsync(contact, "my-details", "requested", "sent");
        await AddMessageAsync(contact, "events", "events", "waiting");
        await AddMessageAsync(contact, "main", "optout", "waiting");
        await caller.RunAsync("messaging.stop");

        (await DeleteAsync(caller, person)).ShouldBe("deleted");

        foreach (var table in new[] { "persons where id", "consents where person_id", "history where person_id", "shared where person_id" })
            (await CountAsync($"registration.{table} = @id", new { id = long.Parse(person) })).ShouldBe(0, table);
        var kept = await fixture.RowAsync("select * from contacts.contacts where id = @contact", new { contact });
        ((object?)kept.phone_cipher).ShouldBeNull();
        ((object?)kept.number_country).ShouldBeNull();
        ((string)kept.language).ShouldBe("st");
        (await CategoriesAsync(contact)).ShouldBe(["events cancelled", "optout waiting"]);
        (await caller.RunAsync("messaging.state")).Outcome.ShouldBe("off");
        (await caller.RunAsync("registration.known")).Outcome.ShouldBe("new");
    }

    [Fact]
    public async Task Messages_that_wait_do_not_leave_after_the_last_person_is_deleted()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var contact = await fixture.ContactAsync(caller);
        await AddMessageAsync(contact, "events", "events", "waiting");
        await AddMessageAsync(contact, "food", "service", "waiting");
        await AddMessageAsync(contact, "main", "optout", "waiting");
        await AddMessageAsync(contact, "events", "events", "sent");

        await DeleteAsync(caller, person);

        (await CategoriesAsync(contact)).ShouldBe(["events sent", "optout waiting"]);
    }

    [Fact]
    public async Task Deleting_one_of_two_leaves_the_other_with_number_and_messages()
    {
        var caller = fixture.NewCaller();
        var pulane = await caller.RegisterAsync(("name", "Pulane Sello"), ("year", "1990"));
        var mpuse = await caller.RegisterAsync(("name", "Mpuse Sello"), ("year", "1993"));
        var contact = await fixture.ContactAsync(caller);
        await AddMessageAsync(contact, "my-details", "requested", "waiting");
        await AddMessageAsync(contact, "events", "events", "waiting");

        (await caller.RunAsync("registration.delete", ("person", mpuse), ("year", "1993"))).Outcome.ShouldBe("deleted");

        (await caller.DetailsAsync(pulane)).Outputs["who"].Plain.ShouldBe("Pulane Sello");
        (await CategoriesAsync(contact)).ShouldBe(["events waiting"]);
        (await HasNumberAsync(contact)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_open_case_keeps_the_number_and_the_messages_of_cases_and_is_told()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var contact = await fixture.ContactAsync(caller);
        await AddMessageAsync(contact, "events", "events", "waiting");
        await AddMessageAsync(contact, "food", "service", "waiting");
        var services = fixture.Gateway.Services;
        var actions = new ErasureActions(
            new Erasure(services.GetRequiredService<PersonStore>(), [new Cases(0), new Cases(contact)]),
            services.GetRequiredService<BirthYearCheck>(), services.GetRequiredService<ContactStore>());

        var delete = actions.Actions.Single(a => a.Declaration.Name == "registration.delete");
        var result = await caller.RunAsync(delete, new Dictionary<string, string> { ["person"] = person, ["year"] = "1991" });

        result.Outcome.ShouldBe("deleted-case-open");
        (await CategoriesAsync(contact)).ShouldBe(["service waiting"]);
        (await HasNumberAsync(contact)).ShouldBeTrue();
        (await caller.RunAsync("registration.known")).Outcome.ShouldBe("new");
    }

    [Fact]
    public async Task A_wrong_year_deletes_nobody_and_counts_as_a_wrong_try()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();

        var wrong = await caller.RunAsync("registration.delete", ("person", person), ("year", "1950"));

        wrong.Outcome.ShouldBe("wrong");
        wrong.Outputs["left"].Plain.ShouldBe("2");
        (await caller.DetailsAsync(person)).Outcome.ShouldBe("shown");
    }

    [Fact]
    public async Task Deleting_twice_is_harmless()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        await DeleteAsync(caller, person);

        (await DeleteAsync(caller, person)).ShouldBe("gone");
    }

    [Fact]
    public async Task A_deletion_is_noted_without_saying_whose()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();

        await DeleteAsync(caller, person);

        var columns = await fixture.ColumnAsync<string>(
            "select column_name from information_schema.columns where table_schema = 'registration' and table_name = 'erasures' order by 1", new { });
        columns.ShouldBe(["at", "case_open", "id", "source"]);
        (await fixture.ColumnAsync<string>("select source from registration.erasures order by id desc limit 1", new { })).ShouldBe(["self, USSD"]);
    }

    [Fact]
    public async Task A_number_with_a_new_owner_shows_and_sends_nothing_of_the_old_one()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        var old = await fixture.ContactAsync(caller);
        await fixture.ExecuteAsync("update contacts.contacts set language = 'st' where id = @old", new { old });
        await AddMessageAsync(old, "events", "events", "waiting");

        (await caller.RunAsync("registration.release")).Outcome.ShouldBe("released");

        var fresh = await fixture.ContactAsync(caller);
        fresh.ShouldNotBe(old);
        ((string)(await fixture.RowAsync("select language from contacts.contacts where id = @fresh", new { fresh })).language).ShouldBe("st");
        (await HasNumberAsync(old)).ShouldBeFalse();
        (await CategoriesAsync(old)).ShouldBeEmpty();
        (await caller.RunAsync("registration.known")).Outcome.ShouldBe("new");
        (await caller.DetailsAsync(person)).Outcome.ShouldBe("gone");
        var released = await fixture.RowAsync("select state, topics from registration.persons where id = @id", new { id = long.Parse(person) });
        ((string)released.state).ShouldBe("released");
        ((string[])released.topics).ShouldBeEmpty();
        (await fixture.ColumnAsync<string>("select source from registration.history where person_id = @id and what = 'number released'",
            new { id = long.Parse(person) })).ShouldBe(["new owner, USSD"]);
        (await CountAsync("registration.releases where old_contact_id = @old and handled_at is null", new { old })).ShouldBe(1);
    }

    [Fact]
    public async Task A_number_is_handed_over_once_in_ninety_days()
    {
        await using var own = await OwnGateway.StartAsync();
        var caller = new RegistrationCaller(own.Gateway, "+26650000621");
        await caller.SaveAsync();

        (await caller.RunAsync("registration.release")).Outcome.ShouldBe("released");
        await caller.SaveAsync();
        own.Gateway.Time.Advance(TimeSpan.FromDays(89));
        (await caller.RunAsync("registration.release")).Outcome.ShouldBe("too-soon");
        (await caller.RunAsync("registration.known")).Outcome.ShouldBe("known");
        own.Gateway.Time.Advance(TimeSpan.FromDays(1));
        (await caller.RunAsync("registration.release")).Outcome.ShouldBe("released");
    }

    private static async Task<string> DeleteAsync(RegistrationCaller caller, string person) =>
        (await caller.RunAsync("registration.delete", ("person", person), ("year", "1991"))).Outcome;

    private async Task<long> CountAsync(string rows, object arguments) =>
        (await fixture.ColumnAsync<long>($"select count(*) from {rows}", arguments)).Single();

    private async Task<bool> HasNumberAsync(long? contact) =>
        await CountAsync("contacts.contacts where id = @contact and phone_cipher is not null", new { contact }) == 1;

    private Task AddMessageAsync(long? contact, string flow, string category, string status) => fixture.ExecuteAsync(
        """
        insert into messaging.outbox (contact_id, cause, category, flow, flow_version, message, values_cipher, created_at, deliver_by, status)
             values (@contact, @cause, @category, @flow, 1, 'any', '', now(), now() + interval '1 day', @status)
        """,
        new { contact, cause = $"test/{Guid.NewGuid():n}", category, flow, status });

    private Task<string[]> CategoriesAsync(long? contact) => fixture.ColumnAsync<string>(
        "select category || ' ' || status from messaging.outbox where contact_id = @contact order by 1", new { contact });

    private sealed class Cases(long? contact) : IOpenCases
    {
        public Task<bool> AnyAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken) =>
            Task.FromResult(contactId == contact);
    }
}
