using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Features.Registration;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Registration;

public class RegistrationActionsTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private FieldCipher Cipher => fixture.Gateway.Services.GetRequiredService<FieldCipher>();

    [Fact]
    public async Task What_identifies_a_person_is_encrypted_and_what_news_are_chosen_by_is_not()
    {
        var caller = fixture.NewCaller();

        (await caller.SaveAsync()).ShouldBe("saved");

        var row = await fixture.RowAsync(
            """
            select p.*, c.phone_cipher, row_to_json(p)::text as everything
              from registration.persons p join contacts.contacts c on c.id = p.contact_id
             where c.phone_hash = @hash
            """,
            new { hash = caller.Hash.ToBytes() });
        Cipher.Decrypt(PersonStore.NameKind, (byte[])row.name_cipher).ShouldBe("'Mapalesa Ntho");
        Cipher.Decrypt(PersonStore.BirthYearKind, (byte[])row.birth_year_cipher).ShouldBe("1991");
        Cipher.Decrypt(ContactStore.NumberKind, (byte[])row.phone_cipher).ShouldBe(caller.Number);
        ((string)row.everything).ShouldNotContain("Ntho");
        ((string)row.everything).ShouldNotContain("1991");
        ((string)row.country).ShouldBe("ZA");
        ((string)row.town).ShouldBe("Johannesburg");
        ((string)row.district).ShouldBe("LS-E");
        ((string[])row.topics).ShouldBe(["events"]);
        ((bool)row.guarded).ShouldBeFalse();
    }

    [Fact]
    public async Task A_consent_is_kept_with_its_words_language_time_channel_and_code()
    {
        var caller = fixture.NewCaller();

        await caller.SaveAsync(("agreed-in", "st"));

        var consent = await ConsentAsync(caller);
        ((string)consent.kind).ShouldBe("keyed");
        ((string)consent.language).ShouldBe("st");
        ((string)consent.channel).ShouldBe("africastalking");
        ((string)consent.service_code).ShouldBe("*384*266#");
        ((DateTime)consent.given_at).ShouldBe(new DateTime(2026, 11, 21, 9, 55, 0, DateTimeKind.Utc));
        ((string)consent.version).ShouldStartWith("registration/1/st/");
        ((string)consent.text).ShouldContain("Lintlha tsa hau li bolokoa ke Diaspora Directorate");
        ((string)consent.text).ShouldContain("*384*266#, 1.");
        ((string)consent.text).ShouldContain("1 Kea lumela\n2 Ha ke lumele");
        ((string)consent.text).ShouldNotContain("Mohlokomeli");
    }

    [Fact]
    public async Task The_history_says_what_happened_and_how_and_no_values()
    {
        var caller = fixture.NewCaller();
        var person = await caller.RegisterAsync();

        await caller.ChangeAsync(person, "town", ("town", "Durban"));

        var lines = await fixture.ColumnAsync<string>(
            "select what || ' - ' || source from registration.history where person_id = @id order by id", new { id = long.Parse(person) });
        lines.ShouldBe(["registered - self, USSD", "town changed - self, USSD"]);
    }

    [Fact]
    public async Task The_same_answers_again_are_the_same_person_and_others_are_another_one()
    {
        var caller = fixture.NewCaller();

        (await caller.SaveAsync()).ShouldBe("saved");
        (await caller.SaveAsync()).ShouldBe("already");
        (await caller.SaveAsync(("town", "Durban"))).ShouldBe("saved");

        (await CountAsync(caller)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_sessions_that_save_the_same_answers_at_once_make_one_person()
    {
        var caller = fixture.NewCaller();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => caller.SaveAsync()));

        outcomes.Order().ShouldBe(["already", "already", "already", "saved"]);
        (await CountAsync(caller)).ShouldBe(1);
    }

    [Fact]
    public async Task A_phone_holds_six_people_even_when_seven_save_at_once()
    {
        var caller = fixture.NewCaller();
        (await caller.RunAsync("registration.room")).Outcome.ShouldBe("room");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 7).Select(i => caller.SaveAsync(("year", $"{1970 + i}"))));

        outcomes.Count(o => o == "saved").ShouldBe(6);
        outcomes.Count(o => o == "full").ShouldBe(1);
        (await caller.RunAsync("registration.room")).Outcome.ShouldBe("full");
    }

    [Fact]
    public async Task A_child_is_kept_with_the_consent_of_the_guardian()
    {
        var caller = fixture.NewCaller();

        (await caller.SaveAsync(("year", "2010"), ("guardian", "Mathabo Sechele"))).ShouldBe("saved");

        var consent = await ConsentAsync(caller);
        ((string)consent.kind).ShouldBe("guardian");
        Cipher.Decrypt(ConsentStore.GuardianKind, (byte[])consent.guardian_cipher).ShouldBe("Mathabo Sechele");
        ((string)consent.text).ShouldContain("Guardian: Diaspora Directorate keeps the child's name");
        ((bool)consent.guarded).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2010", "")]
    [InlineData("2008", "no")]
    [InlineData("2008", "")]
    public async Task A_child_is_never_kept_without_a_guardian(string year, string ofAge)
    {
        var caller = fixture.NewCaller();

        await Should.ThrowAsync<InvalidOperationException>(() => caller.SaveAsync(("year", year), ("of-age", ofAge)));

        (await fixture.ContactAsync(caller)).ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_who_does_not_agree_leaves_only_a_language_under_the_hash_of_the_number()
    {
        var phone = fixture.Gateway.Phone("+26650000602");
        await phone.DialAsync("*384*266*2*1#");

        (await phone.PressAsync("77", "1", "1", "2")).ShouldStartWith("CON\nHo lokile.");

        await OnlyTheLanguageIsKeptAsync(phone.Number, "st");
    }

    [Fact]
    public async Task Somebody_who_hangs_up_before_saving_leaves_only_a_language_under_the_hash_of_the_number()
    {
        var phone = fixture.Gateway.Phone("+26650000603");
        await phone.DialAsync();

        (await phone.PressAsync("2", "1", "1", "1", "1", "Retselisitsoe Nthako", "1984", "1", "Klerksdorp", "7", "1"))
            .ShouldStartWith("CON\nCheck:\nRetselisitsoe");

        await OnlyTheLanguageIsKeptAsync(phone.Number, "en");
    }

    [Theory]
    [InlineData("+27600000641", "all", "abroad")]
    [InlineData("+26650000641", "money", "home")]
    [InlineData("+16135550141", "none", "none")]
    public async Task The_message_names_a_way_to_stop_that_works_for_the_number(string number, string topics, string notice)
    {
        var caller = new RegistrationCaller(fixture.Gateway, number);

        var saved = await caller.RunAsync("registration.save", RegistrationCaller.Form(("topics", topics)));

        saved.Outputs["notice"].Plain.ShouldBe(notice);
    }

    [Fact]
    public async Task The_main_menu_knows_whether_somebody_of_the_phone_is_registered()
    {
        var caller = fixture.NewCaller();

        (await caller.RunAsync("registration.known")).Outputs["registered"].Plain.ShouldBe("no");
        await caller.SaveAsync();
        var known = await caller.RunAsync("registration.known");

        known.Outcome.ShouldBe("known");
        known.Outputs["registered"].Plain.ShouldBe("yes");
    }

    [Theory]
    [InlineData("ZA", "", "Johannesburg", "Johannesburg, South Africa", "Johannesburg, Afrika Boroa")]
    [InlineData("other", "BW", "", "Botswana", "Botsoana")]
    [InlineData("other", "VC", "Kingston by the River Thames K", "Kingston by the River Thames K, VC", "Kingston by the River Thames K, VC")]
    public async Task A_place_is_town_and_country_as_far_as_there_is_room(string country, string other, string town, string english, string sesotho)
    {
        var place = (await fixture.NewCaller().RunAsync(
            "registration.place", ("country", country), ("other-country", other), ("town", town))).Outputs["place"];

        place.In(0).ShouldBe(english);
        place.In(1 % place.Texts.Length).ShouldBe(sesotho);
    }

    private async Task OnlyTheLanguageIsKeptAsync(string number, string language)
    {
        var hash = new RegistrationCaller(fixture.Gateway, number).Hash.ToBytes();
        var contact = await fixture.RowAsync("select * from contacts.contacts where phone_hash = @hash", new { hash });
        ((string)contact.language).ShouldBe(language);
        ((object?)contact.phone_cipher).ShouldBeNull();
        (await fixture.ColumnAsync<long>("select count(*) from registration.persons where contact_id = @id", new { contact.id })).ShouldBe([0]);
        (await fixture.ColumnAsync<long>("select count(*) from messaging.outbox where contact_id = @id", new { contact.id })).ShouldBe([0]);
    }

    private async Task<long> CountAsync(RegistrationCaller caller) => (await fixture.ColumnAsync<long>(
        "select count(*) from registration.persons where contact_id = @id", new { id = await fixture.ContactAsync(caller) })).Single();

    private async Task<dynamic> ConsentAsync(RegistrationCaller caller) => await fixture.RowAsync(
        """
        select s.*, t.text, p.guarded
          from registration.consents s
          join registration.consent_texts t on t.version = s.version
          join registration.persons p on p.id = s.person_id
         where p.contact_id = @id
        """,
        new { id = await fixture.ContactAsync(caller) });
}
