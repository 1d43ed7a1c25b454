using Dapper;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance.Rounds;

/// <summary>A district with a point, its lead and its clerk, and households that are selected.</summary>
internal sealed class RoundWorld
{
    public const string Window = "09:00-13:00";
    private const string Pin = "7093";
    private static int s_people;
    private readonly GatewayFixture _gateway;
    private readonly string _district;

    private RoundWorld(GatewayFixture gateway, string district)
    {
        _gateway = gateway;
        _district = district;
        Lead = new StaffActor("Lead of " + district, "district-lead:" + district);
    }

    public StaffActor Lead { get; }

    public StaffActor Clerk => new("Clerk of " + _district, $"distribution-clerk:{Point.Id}");

    public Point Point { get; private set; } = null!; // Set before anybody gets the world.

    public RoundDesk Desk => _gateway.Services.GetRequiredService<RoundDesk>();

    public CollectDesk Collect => _gateway.Services.GetRequiredService<CollectDesk>();

    /// <summary>The day of all rounds unless said otherwise: three days from now.</summary>
    public DateOnly Day { get; } = new(2026, 11, 24);

    public static async Task<RoundWorld> InAsync(GatewayFixture gateway, string district)
    {
        var world = new RoundWorld(gateway, district);
        world.Point = await world.AddPointAsync("School of " + district);
        return world;
    }

    public Task<Point> AddPointAsync(string name) =>
        _gateway.Services.GetRequiredService<PointDesk>().AddAsync(Lead, new PointDraft(name, _district), CancellationToken.None);

    /// <summary>A household of the district that is selected.</summary>
    public async Task<Household> AddAsync(string name)
    {
        var number = $"+266580{Interlocked.Increment(ref s_people):D5}";
        var phone = new FoodPhone(_gateway, number);
        var reference = (await phone.ApplyAsync(("name", name), ("district", _district))).Outputs["reference"].Plain.Replace(" ", "");
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("update food.applications set status = 'selected' where reference = @reference", new { reference });
        return new Household(_gateway, phone, reference);
    }

    public Task<Round> PlanAsync(params string[] who) =>
        Desk.PlanAsync(Lead, new RoundDraft(Point.Id, Day, Window, who.Length == 0 ? ["selected"] : who), CancellationToken.None);

    /// <summary>A household in a system: what its phone does and what staff know of it.</summary>
    internal sealed class Household(GatewayFixture gateway, FoodPhone phone, string reference)
    {
        public string Reference => reference;

        /// <summary>The status, and the round as the flow carries it along.</summary>
        public async Task<(string Status, string Round)> OpenAsync()
        {
            var opened = await phone.OpenAsync(reference, Pin);
            return (opened.Outcome, opened.Outputs["round"].Plain);
        }

        /// <summary>Names somebody and gives what came of it.</summary>
        public async Task<string> NameAsync(string name, string year) =>
            (await phone.RunAsync("food.name-proxy", await WithAsync(("proxy-name", name), ("proxy-year", year)))).Outcome;

        /// <summary>Names somebody and gives the code that the screen shows.</summary>
        public async Task<string> CodeAsync(string name = "Teboho Mokone", string year = "1999")
        {
            (await NameAsync(name, year)).ShouldBe("named");
            return (await phone.RunAsync("food.proxy", await WithAsync())).Outputs["collect-code"].Plain;
        }

        public async Task<string> DoAsync(string action) => (await phone.RunAsync(action, await WithAsync())).Outcome;

        public async Task<long> TextsAsync()
        {
            await using var connection = await gateway.Database.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<long>(
                """
                select count(*)
                  from messaging.outbox o
                  join food.applications a on a.contact_id = o.contact_id
                 where a.reference = @reference and o.flow = 'food-status' and o.status <> 'cancelled'
                """, new { reference });
        }

        public async Task<DateTimeOffset> LastDueAsync()
        {
            await using var connection = await gateway.Database.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<DateTimeOffset>(
                """
                select max(o.due_at)
                  from messaging.outbox o
                  join food.applications a on a.contact_id = o.contact_id
                 where a.reference = @reference and o.status = 'waiting' and o.flow = 'food-status'
                """, new { reference });
        }

        private async Task<Dictionary<string, string>> WithAsync(params (string Name, string Value)[] more)
        {
            var inputs = new Dictionary<string, string> { ["reference"] = reference, ["pin"] = Pin, ["round"] = (await OpenAsync()).Round };
            foreach (var (name, value) in more) inputs[name] = value;
            return inputs;
        }
    }
}
