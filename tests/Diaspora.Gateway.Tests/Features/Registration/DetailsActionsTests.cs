using Diaspora.Gateway.Features.Registration;

namespace Diaspora.Gateway.Tests.Features.Registration;

public class DetailsActionsTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    [Fact]
    public async Task The_birth_year_opens_the_details_of_the_one_who_was_born_then()
    {
        var caller = fixture.NewCaller();
        await caller.SaveAsync(("name", "Pulane Sello"), ("year", "1990"));
        await caller.SaveAsync(("name", "Mpuse Sello"), ("year", "1993"), ("topics", "none"));

        var found = await caller.IdentifyAsync("1993");

        found.Outcome.ShouldBe("found");
        var details = await caller.DetailsAsync(found.Outputs["person"].Plain);
        details.Outputs["who"].Plain.ShouldBe("Mpuse Sello");
        details.Outputs["wants"].Texts.ShouldBe(["None", "Ha ho letho"]);
        details.Outputs["home"].Plain.ShouldBe("Mafeteng");
        details.Outputs["receivers"].Texts.ShouldBe(["no one", "ha ho motho"]);
    }

    [Fact]
    public async Task Three_wrong_years_lock_the_details_even_for_the_right_one()
    {
        var caller = fixture.NewCaller();
        await caller.SaveAsync();

        (await caller.IdentifyAsync("1950")).Outputs["left"].Plain.ShouldBe("2");
        (await caller.IdentifyAsync("1951")).Outputs["left"].Plain.ShouldBe("1");
        (await caller.IdentifyAsync("1952")).Outcome.ShouldBe("locked");

        (await caller.IdentifyAsync("1991")).Outcome.ShouldBe("locked");
        (await caller.RunAsync("registration.door")).Outcome.ShouldBe("locked");
    }

    [Fact]
    public async Task Wrong_years_sent_at_once_get_no_more_than_three_tries()
    {
        var caller = fixture.NewCaller();
        await caller.SaveAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1950, 6).Select(year => caller.IdentifyAsync($"{year}")));

        outcomes.Count(o => o.Outcome == "wrong").ShouldBe(2);
        outcomes.Count(o => o.Outcome == "locked").ShouldBe(4);
    }

    [Fact]
    public async Task The_lock_ends_after_half_an_hour_and_wrong_tries_are_forgotten_after_a_right_one_or_a_day()
    {
        await using var own = await OwnGateway.StartAsync();
        var caller = new RegistrationCaller(own.Gateway, "+26650000611");
        await caller.SaveAsync();
        foreach (var year in new[] { "1950", "1951", "1952" }) await caller.IdentifyAsync(year);

        own.Gateway.Time.Advance(AttemptStore.Lock);
        (await caller.IdentifyAsync("1991")).Outcome.ShouldBe("found");
        (await caller.IdentifyAsync("1950")).Outputs["left"].Plain.ShouldBe("2");
        (await caller.IdentifyAsync("1951")).Outputs["left"].Plain.ShouldBe("1");
        own.Gateway.Time.Advance(TimeSpan.FromHours(25));
        (await caller.IdentifyAsync("1952")).Outputs["left"].Plain.ShouldBe("2");
    }

    [Fact]
    public async Task The_name_tells_two_people_of_one_birth_year_apart()
    {
        var caller = fixture.NewCaller();
        await caller.SaveAsync(("name", "'Mamello Ntho"));
        await caller.SaveAsync(("name", "Mamello Ntho"));
        (await caller.IdentifyAsync("1991")).Outcome.ShouldBe("several");

        (await ByNameAsync("Mam")).Outcome.ShouldBe("wrong");
        var found = await ByNameAsync("'MAMELLO");

        found.Outcome.ShouldBe("found");
        (await caller.DetailsAsync(found.Outputs["person"].Plain)).Outputs["who"].Plain.ShouldBe("'Mamello Ntho");

        Task<Flows.Engine.ActionResult> ByNameAsync(string name) =>
            caller.RunAsync("registration.identify-by-name", ("year", "1991"), ("name", name));
    }

    [Fact]
    public async Task Nobody_of_another_phone_is_shown_changed_or_deleted()
    {
        var person = await fixture.NewCaller().RegisterAsync();
        var stranger = fixture.NewCaller();
        await stranger.SaveAsync();

        (await stranger.DetailsAsync(person)).Outcome.ShouldBe("gone");
        (await stranger.ChangeAsync(person, "town", ("town", "Durban"))).ShouldBe("gone");
        (await stranger.RunAsync("registration.delete", ("person", person), ("year", "1991"))).Outcome.ShouldBe("wrong");
    }

    [Fact]
    public async Task A_phone_without_anybody_registered_counts_no_tries_and_stays_unknown()
    {
        var caller = fixture.NewCaller();

        (await caller.RunAsync("registration.door")).Outcome.ShouldBe("nobody");
        (await caller.IdentifyAsync("1991")).Outcome.ShouldBe("nobody");

        (await fixture.ContactAsync(caller)).ShouldBeNull();
    }

    [Fact]
    public async Task Every_field_can_be_changed_by_itself()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();

        await caller.ChangeAsync(person, "name", ("name", "Palesa Ntho"));
        await caller.ChangeAsync(person, "town", ("town", ""));
        await caller.ChangeAsync(person, "country", ("country", "other"), ("other-country", "NA"));
        await caller.ChangeAsync(person, "district", ("district", "LS-K"));
        await caller.ChangeAsync(person, "messages", ("topics", "all"));

        var details = (await caller.DetailsAsync(person)).Outputs;
        details["who"].Plain.ShouldBe("Palesa Ntho");
        details["born"].Plain.ShouldBe("1991");
        details["place"].Plain.ShouldBe("Namibia");
        details["home"].Plain.ShouldBe("Thaba-Tseka");
        details["wants"].Texts.ShouldBe(["All", "Tsohle"]);
    }

    [Fact]
    public async Task Several_topics_are_named_one_after_the_other()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        await fixture.ExecuteAsync(
            "update registration.persons set topics = array['events', 'healthday'] where id = @id", new { id = long.Parse(person) });

        (await caller.DetailsAsync(person)).Outputs["wants"].Texts.ShouldBe(["Events, Health days", "Liketsahalo, Tsa bophelo"]);
    }

    [Fact]
    public async Task Those_who_received_details_are_named_each_once()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();
        foreach (var receiver in new[] { "Consulate Welkom", "IOM", "Consulate Welkom" })
            await fixture.ExecuteAsync(
                "insert into registration.shared (person_id, receiver, at) values (@id, @receiver, now())",
                new { id = long.Parse(person), receiver });

        (await caller.DetailsAsync(person)).Outputs["receivers"].Plain.ShouldBe("Consulate Welkom, IOM");
    }

    [Fact]
    public async Task A_child_who_has_grown_up_is_asked_and_keeps_both_consents()
    {
        await using var own = await OwnGateway.StartAsync();
        var caller = new RegistrationCaller(own.Gateway, "+26650000612");
        var person = await caller.RegisterAsync(("year", "2010"), ("guardian", "Mathabo Sechele"));
        own.Gateway.Time.MoveTo(new DateTimeOffset(2028, 12, 31, 12, 0, 0, TimeSpan.FromHours(2)));
        (await caller.IdentifyAsync("2010")).Outcome.ShouldBe("found");
        own.Gateway.Time.MoveTo(new DateTimeOffset(2029, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)));

        (await caller.IdentifyAsync("2010")).Outcome.ShouldBe("grown");
        (await caller.RunAsync("registration.of-age", ("person", person))).Outcome.ShouldBe("agreed");

        (await caller.IdentifyAsync("2010")).Outcome.ShouldBe("found");
        (await own.ColumnAsync<string>("select kind from registration.consents order by id")).ShouldBe(["guardian", "keyed"]);
    }
}
