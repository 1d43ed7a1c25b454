using System.Diagnostics;
using Dapper;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

public sealed class FoodPinTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    // A valid number that no request has: numbers are drawn from 1000 0000 on.
    private const string Unknown = "00000000";

    [Fact]
    public async Task A_number_that_does_not_exist_is_answered_counted_and_locked_like_a_wrong_pin()
    {
        var phone = new FoodPhone(gateway, "+26650002001");
        var known = await phone.NewReferenceAsync("Known Number");

        for (var i = 0; i < 3 * 3 + 1; i++)
        {
            var wrong = await phone.OpenAsync(known, "1111");
            var unknown = await phone.OpenAsync(Unknown, "1111");
            unknown.Outcome.ShouldBe(wrong.Outcome);
            Outputs(unknown).ShouldBe(Outputs(wrong));
            if (wrong.Outcome == "locked") gateway.Time.Advance(TimeSpan.FromMinutes(30));
        }

        (await phone.OpenAsync(known, "7093")).Outcome.ShouldBe("staff-reset");
        (await phone.OpenAsync(Unknown, "7093")).Outcome.ShouldBe("staff-reset");
    }

    [Fact]
    public async Task A_number_that_does_not_exist_takes_the_time_of_a_wrong_pin()
    {
        var phone = new FoodPhone(gateway, "+26650002002");
        var known = await phone.NewReferenceAsync("Known Time");
        var wrong = double.MaxValue;
        var unknown = double.MaxValue;

        // The best of three, because other work on the machine only ever makes it slower.
        for (var i = 0; i < 3; i++)
        {
            wrong = Math.Min(wrong, await TimeAsync(() => phone.OpenAsync(known, "1111")));
            unknown = Math.Min(unknown, await TimeAsync(() => phone.OpenAsync("66120937", "1111")));
        }

        unknown.ShouldBeGreaterThan(wrong / 2);
    }

    [Fact]
    public async Task Many_phones_at_once_have_three_tries_between_them()
    {
        var owner = new FoodPhone(gateway, "+26650002003");
        var reference = await owner.NewReferenceAsync("Many Phones");

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => new FoodPhone(gateway, $"+2665000210{i}").OpenAsync(reference, $"111{i}")));

        tries.Count(t => t.Outcome is "wrong").ShouldBe(1);
        tries.Count(t => t.Outcome is "last-try").ShouldBe(1);
        tries.Count(t => t.Outcome is "locked").ShouldBe(6);
        (await owner.OpenAsync(reference, "7093")).Outcome.ShouldBe("locked");
        gateway.Time.Advance(TimeSpan.FromMinutes(30));
        (await owner.OpenAsync(reference, "7093")).Outcome.ShouldBe("received");
    }

    [Fact]
    public async Task After_a_reset_only_the_phone_that_applied_chooses_the_new_pin()
    {
        var owner = new FoodPhone(gateway, "+26650002004");
        var other = new FoodPhone(gateway, "+26650002005");
        var reference = await owner.NewReferenceAsync("New Pin");
        (await LookAsync(owner, reference)).ShouldBe("pin");
        (await gateway.RunCommandAsync("food", "unlock", reference, "--reason", "forgotten", "--by", "officer A")).Code.ShouldBe(0);

        (await LookAsync(other, reference)).ShouldBe("pin");
        (await other.OpenAsync(reference, "7093")).Outcome.ShouldBe("wrong");
        (await NewPinAsync(other, reference, "5820")).ShouldBe("gone");
        (await LookAsync(owner, reference)).ShouldBe("new-pin");
        (await NewPinAsync(owner, reference, "1988")).ShouldBe("birth-year");
        (await NewPinAsync(owner, reference, "5820")).ShouldBe("saved");

        (await NewPinAsync(owner, reference, "6931")).ShouldBe("gone");
        (await owner.OpenAsync(reference, "5820")).Outcome.ShouldBe("received");
        (await owner.OpenAsync(reference, "7093")).Outcome.ShouldBe("wrong");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        (await connection.QuerySingleAsync<(string By, string Reason)>(
            "select by, reason from food.pin_resets r join food.applications a on a.id = r.application_id where reference = @reference",
            new { reference })).ShouldBe(("officer A", "forgotten"));
    }

    private static async Task<string> LookAsync(FoodPhone phone, string reference) =>
        (await phone.RunAsync("food.look", new Dictionary<string, string> { ["reference"] = reference })).Outcome;

    private static async Task<string> NewPinAsync(FoodPhone phone, string reference, string pin) =>
        (await phone.RunAsync("food.new-pin", new Dictionary<string, string> { ["reference"] = reference, ["pin"] = pin })).Outcome;

    private static string Outputs(ActionResult result) => string.Join(' ', result.Outputs.Select(o => $"{o.Key}={o.Value.Plain}"));

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }
}
