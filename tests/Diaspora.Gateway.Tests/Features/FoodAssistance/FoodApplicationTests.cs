using System.Text;
using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

public sealed class FoodApplicationTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task What_a_person_said_stands_in_no_table_in_clear()
    {
        await new FoodPhone(gateway, "+26650001001").ApplyAsync(("name", "Nthabiseng Khoabane"), ("village", "Ha-Seqhomane"));

        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await CountAsync("+26650001001")).ShouldBe(1);
        var rows = await connection.QueryAsync<string>("select a::text from food.applications a union all select h::text from food.history h");
        var all = string.Join('\n', rows);
        string[] secrets = ["Nthabiseng", "Khoabane", "Seqhomane", "BirthYear", "+26650001001"];
        foreach (var secret in secrets)
        {
            all.ShouldNotContain(secret);
            all.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task The_agreement_is_kept_with_the_text_language_channel_and_time_of_the_key()
    {
        var reference = await new FoodPhone(gateway, "+26650001002").NewReferenceAsync("Agreement Test");

        var consent = await OneAsync<(string Kind, string Flow, int Version, string Screen, string Language, string Channel, DateTimeOffset At)>(
            """
            select kind, flow, flow_version, screen, language, channel, at
              from food.consents c
              join food.applications a on a.id = c.application_id
             where reference = @reference
            """,
            reference);
        consent.ShouldBe(("keyed", "food", 1, "consent", "st", "africastalking", new DateTimeOffset(2026, 11, 21, 9, 50, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task The_same_form_from_another_session_is_the_same_request_whatever_the_pin()
    {
        var phone = new FoodPhone(gateway, "+26650001003");
        var first = await phone.ApplyAsync(("name", "Same Form"));
        var again = await phone.ApplyAsync(("name", "Same Form"), ("consent-at", "2026-11-21T09:59:00.000Z"), ("pin", "5813"));

        again.Outcome.ShouldBe("already");
        again.Outputs["reference"].Plain.ShouldBe(first.Outputs["reference"].Plain);
        (await CountAsync("+26650001003")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_sessions_that_send_the_same_form_at_the_same_moment_make_one_request()
    {
        var phone = new FoodPhone(gateway, "+26650001004");

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => phone.ApplyAsync(("name", "Same Moment"))));

        results.Count(r => r.Outcome == "received").ShouldBe(1);
        results.Select(r => r.Outputs["reference"].Plain).Distinct().Count().ShouldBe(1);
        (await CountAsync("+26650001004")).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_typed_again_later_is_a_new_request_that_a_human_looks_at()
    {
        var phone = new FoodPhone(gateway, "+26650001005");
        await phone.ApplyAsync(("name", "Later Again"));
        gateway.Time.Advance(TimeSpan.FromMinutes(15));

        (await phone.ApplyAsync(("name", "Later Again"), ("consent-at", "2026-11-21T10:40:00.000Z"))).Outcome.ShouldBe("received");

        (await CountAsync("+26650001005", "and possible_duplicate")).ShouldBe(2);
    }

    [Fact]
    public async Task A_dropped_form_that_comes_back_is_the_same_request_however_long_it_took()
    {
        var phone = new FoodPhone(gateway, "+26650001006");
        await phone.ApplyAsync(("name", "Slow Resume"));
        gateway.Time.Advance(TimeSpan.FromMinutes(29));

        (await phone.ApplyAsync(("name", "Slow Resume"))).Outcome.ShouldBe("already");
    }

    [Fact]
    public async Task Another_person_on_the_same_phone_is_another_request()
    {
        var phone = new FoodPhone(gateway, "+26650001007");
        await phone.ApplyAsync(("name", "Pulane Sister"));

        (await phone.ApplyAsync(("name", "Mpuse Sister"))).Outcome.ShouldBe("received");

        (await CountAsync("+26650001007", "and not possible_duplicate")).ShouldBe(2);
    }

    [Fact]
    public async Task Two_phones_that_apply_for_one_person_are_marked_and_not_merged()
    {
        var both = await Task.WhenAll(
            new FoodPhone(gateway, "+26650001008").ApplyAsync(("name", "Twice Applied"), ("village", "Ha-Ntsi")),
            new FoodPhone(gateway, "+26650001009").ApplyAsync(("name", "applied twice"), ("village", "ha ntsi")));

        both.ShouldAllBe(r => r.Outcome == "received");
        (await CountAsync("+26650001008", "and possible_duplicate")).ShouldBe(1);
        (await CountAsync("+26650001009", "and possible_duplicate")).ShouldBe(1);
    }

    [Fact]
    public async Task Answers_of_the_check_are_kept_only_for_who_applied_after_it()
    {
        await new FoodPhone(gateway, "+26650001010").ApplyAsync(("name", "After Check"));
        await new FoodPhone(gateway, "+26650001011").ApplyAsync(("name", "Without Check"), ("way", "3"));

        (await AnswersAsync("+26650001010")).SpecialNeed.ShouldBe("yes");
        var direct = await AnswersAsync("+26650001011");
        (direct.CameHome + direct.SteadyIncome + direct.OtherHelp + direct.SpecialNeed).ShouldBeEmpty();
        direct.BirthYear.ShouldBe("1988");
    }

    [Fact]
    public async Task A_phone_has_something_open_until_its_request_is_closed()
    {
        var reference = await new FoodPhone(gateway, "+26650001012").NewReferenceAsync("Open Case");
        (await HasOpenAsync("+26650001012")).ShouldBeTrue();
        (await HasOpenAsync("+26650001999")).ShouldBeFalse();

        (await gateway.RunCommandAsync("food", "status", reference, "closed", "--reason", "wish")).Code.ShouldBe(0);

        (await HasOpenAsync("+26650001012")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_is_asked_for_once_and_promised_only_where_someone_can_make_it()
    {
        var phone = new FoodPhone(gateway, "+26650001013");
        await phone.RunAsync("food.callback", new Dictionary<string, string> { ["district"] = "LS-D" });
        (await phone.RunAsync("food.callback", new Dictionary<string, string> { ["district"] = "LS-D" })).Outcome.ShouldBe("noted");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<long>("select count(*) from food.callbacks where district = 'LS-D'")).ShouldBe(1);
        await connection.ExecuteAsync("update food.social_workers set active = false where district = 'LS-K'");

        (await phone.RunAsync("food.callback", new Dictionary<string, string> { ["district"] = "LS-K" })).Outcome.ShouldBe("nobody");

        (await connection.ExecuteScalarAsync<long>("select count(*) from food.callbacks where district = 'LS-K'")).ShouldBe(0);
    }

    private async Task<bool> HasOpenAsync(string number)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var contact = await ContactAsync(number);
        var open = false;
        foreach (var cases in gateway.Services.GetServices<IOpenCases>()) open |= await cases.AnyAsync(transaction, contact, CancellationToken.None);
        return open;
    }

    private async Task<FoodAnswers> AnswersAsync(string number)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var id = await connection.ExecuteScalarAsync<long>(
            "select id from food.applications where contact_id = @contact", new { contact = await ContactAsync(number) });
        return await gateway.Services.GetRequiredService<FoodApplicationStore>().GetAnswersAsync(transaction, id, CancellationToken.None);
    }

    private async Task<long> CountAsync(string number, string more = "")
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(
            $"select count(*) from food.applications where contact_id = @contact {more}", new { contact = await ContactAsync(number) });
    }

    private async Task<long> ContactAsync(string number)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return Msisdn.TryParse(number, null, out var phone)
            && await ContactStore.FindAsync(connection, null, gateway.Hasher.Hash(phone), CancellationToken.None) is { } contact
            ? contact.Id
            : 0;
    }

    private async Task<T> OneAsync<T>(string sql, string reference)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, new { reference });
    }
}
