using Dapper;
using Diaspora.Gateway.Tests.Harness;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

public sealed class FoodDeskTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task A_step_out_of_order_is_refused_and_changes_nothing()
    {
        var reference = await new FoodPhone(gateway, "+26650003001").NewReferenceAsync("Out Oforder");

        var (code, said) = await StatusAsync(reference, "selected", "--by", "A", "--sop", "2");

        code.ShouldBe(1);
        said.ShouldBe("After received comes checking or closed, not selected.\n");
        (await ScalarAsync<string>("select status from food.applications where reference = @reference", reference)).ShouldBe("received");
        (await NoticesAsync(reference)).ShouldBe(0);
    }

    [Fact]
    public async Task Every_step_is_written_down_and_told_once_without_saying_what_it_is()
    {
        var reference = await new FoodPhone(gateway, "+26650003002").NewReferenceAsync("Written Down");

        var (code, said) = await StatusAsync(reference, "checking", "--by", "officer A", "--sop", "2020-11");

        code.ShouldBe(0);
        var shown = $"{reference[..4]} {reference[4..]}";
        said.ShouldBe($"{shown}: checking since 2026-11-21 12:00\n2026-11-21 12:00 received, by applicant: own application by phone\n"
            + "2026-11-21 12:00 received -> checking, by officer A: visit (procedures 2020-11)\n");
        (await NoticesAsync(reference)).ShouldBe(1);
    }

    [Fact]
    public async Task Staff_see_that_no_text_reaches_a_person_who_stopped_them()
    {
        var reference = await new FoodPhone(gateway, "+27600003009").NewReferenceAsync("Wants Nosms");
        await gateway.Phone("+27600003009").TextAsync("STOP");

        var (_, said) = await StatusAsync(reference, "checking", "--by", "officer A");

        said.ShouldContain("No SMS reaches this person: contact them another way.\n");
        (await NoticesAsync(reference)).ShouldBe(0);
        await gateway.Phone("+27600003009").TextAsync("START");
        (await gateway.RunCommandAsync("food", "show", reference)).Said.ShouldNotContain("No SMS");
    }

    [Fact]
    public async Task A_decision_needs_the_procedures_and_another_person_than_who_made_the_list()
    {
        var reference = await PreliminaryAsync("+26650003003", "Second Person");

        (await StatusAsync(reference, "selected", "--by", "officer B")).Said.ShouldContain("name the version of the procedures");
        (await StatusAsync(reference, "not-selected", "--by", "OFFICER A", "--sop", "2")).Said.ShouldContain("someone else than officer A");
        (await StatusAsync(reference, "selected", "--by", "officer B", "--sop", "2")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_selected_above_the_places_of_the_programme_even_at_the_same_moment()
    {
        var references = new List<string>();
        for (var i = 0; i < 4; i++) references.Add(await PreliminaryAsync($"+2665000310{i}", $"Place {(char)('A' + i)}x"));
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var taken = await connection.ExecuteScalarAsync<int>("select count(*) from food.applications where status = 'selected'");
        await connection.ExecuteAsync("update food.programmes set places = @places", new { places = taken + 2 });

        var results = await Task.WhenAll(references.Select(r => StatusAsync(r, "selected", "--by", "officer B", "--sop", "2")));

        await connection.ExecuteAsync("update food.programmes set places = 2000");
        results.Count(r => r.Code == 0).ShouldBe(2);
        results.Where(r => r.Code != 0).ShouldAllBe(r => r.Said == "All places of the programme are taken.\n");
    }

    [Fact]
    public async Task A_distribution_needs_its_place_day_and_hours()
    {
        var reference = await PreliminaryAsync("+26650003004", "Place Andday");
        string[] selected = ["--by", "officer B", "--sop", "2"];
        (await StatusAsync(reference, "selected", [.. selected, "--place", "School"])).Said.ShouldContain("belong to the status distribution");
        (await StatusAsync(reference, "selected", selected)).Code.ShouldBe(0);

        (await DistributionAsync(reference, "School", "2026-11-20", "09:00-13:00")).ShouldContain("is over");
        (await DistributionAsync(reference, "School", "2026-12-08", "13-09")).ShouldContain("like 09:00-13:00");
        (await DistributionAsync(reference, new string('x', 31), "2026-12-08", "09:00-13:00")).ShouldContain("30 letters");
        (await StatusAsync(reference, "distribution")).Said.ShouldContain("needs its place, day and hours");
        (await DistributionAsync(reference, "School", "2026-12-08", "09:00-13:00")).ShouldContain("Distribution: 2026-12-08 09:00-13:00, School");
    }

    [Fact]
    public async Task History_is_never_rewritten()
    {
        var reference = await new FoodPhone(gateway, "+26650003005").NewReferenceAsync("Never Rewritten");
        const string Mine = "where application_id = (select id from food.applications where reference = @reference)";

        await Should.ThrowAsync<PostgresException>(() => ExecuteAsync($"update food.history set reason = 'other' {Mine}", reference));
        await Should.ThrowAsync<PostgresException>(() => ExecuteAsync($"delete from food.history {Mine}", reference));
        (await ExecuteAsync("delete from food.applications where reference = @reference", reference)).ShouldBe(1);
    }

    [Fact]
    public async Task Staff_see_that_a_pin_is_locked_and_nothing_of_the_person()
    {
        var phone = new FoodPhone(gateway, "+26650003006");
        var reference = await phone.NewReferenceAsync("Locked Seen");
        for (var i = 0; i < 3; i++) await phone.OpenAsync(reference, "1111");

        var (code, said) = await gateway.RunCommandAsync("food", "show", reference);

        code.ShouldBe(0);
        said.ShouldContain("PIN: locked until 2026-11-21 12:30.");
        said.ShouldNotContain("Locked Seen");
        said.ShouldNotContain("Ha-Sample");
    }

    [Theory]
    [InlineData("66120938", "these hold a mistake")]
    [InlineData("66120937", "There is no request 6612 0937.")]
    public async Task A_wrong_reference_is_said_to_be_wrong(string reference, string expected)
    {
        var (code, said) = await gateway.RunCommandAsync("food", "show", reference);

        code.ShouldBe(1);
        said.ShouldContain(expected);
    }

    private async Task<string> PreliminaryAsync(string number, string name)
    {
        var reference = await new FoodPhone(gateway, number).NewReferenceAsync(name);
        foreach (var status in new[] { "checking", "district-team", "preliminary" })
            (await StatusAsync(reference, status, "--by", "officer A")).Code.ShouldBe(0);
        return reference;
    }

    private Task<(int Code, string Said)> StatusAsync(string reference, string status, params string[] more) =>
        gateway.RunCommandAsync(["food", "status", reference, status, "--reason", "visit", .. more]);

    private async Task<string> DistributionAsync(string reference, string place, string on, string window) =>
        (await StatusAsync(reference, "distribution", "--place", place, "--on", on, "--window", window)).Said;

    private Task<long> NoticesAsync(string reference) => ScalarAsync<long>(
        """
        select count(*)
          from messaging.outbox o
          join food.applications a on a.contact_id = o.contact_id
         where a.reference = @reference and o.message = 'news' and o.category = 'service'
        """,
        reference);

    private async Task<T?> ScalarAsync<T>(string sql, string reference)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, new { reference });
    }

    private async Task<int> ExecuteAsync(string sql, string reference)
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteAsync(sql, new { reference });
    }
}
