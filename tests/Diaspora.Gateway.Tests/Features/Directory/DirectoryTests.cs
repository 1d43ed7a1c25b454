using Diaspora.Gateway.Console.NotSet;
using Diaspora.Gateway.Features.Directory;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Directory;

/// <summary>Missions and helplines by the API and the desk. What phones show of them stands in the transcript J20-consulates.</summary>
public class DirectoryTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private static readonly StaffActor s_administrator = new("Moshe A.", "administrator");
    private static readonly StaffActor s_second = new("Tebello S.", "administrator");

    private MissionDesk Missions => gateway.Services.GetRequiredService<MissionDesk>();

    [Fact]
    public async Task Names_and_cities_are_shipped_without_any_number()
    {
        var missions = await Missions.AllAsync(CancellationToken.None);
        var helplines = await gateway.Services.GetRequiredService<HelplineDesk>().AllAsync(CancellationToken.None);

        missions.Where(m => m.Country == "ZA").Select(m => m.City).ShouldBe(["Pretoria", "Durban", "Johannesburg", "Klerksdorp", "Welkom"]);
        missions.Where(m => m.Country != "ZA").ShouldAllBe(m => m.State == "unconfirmed");
        missions.Select(m => m.Number.State).ShouldAllBe(s => s == NumberState.NotSet);
        helplines.Select(h => h.Number.State).ShouldAllBe(s => s == NumberState.NotSet);
    }

    [Fact]
    public async Task A_number_is_shown_only_after_another_person_has_dialled_it_and_a_new_one_must_be_dialled_again()
    {
        var typed = await Missions.ChangeAsync(s_administrator, "durban", await BodyAsync("durban", "+27 31 000 0001"), CancellationToken.None);
        typed.Number.State.ShouldBe(NumberState.Unchecked);

        await RefusedAsync("directory/second-person", () => Missions.CheckNumberAsync(s_administrator, "durban", new(2, "+27310000001"), CancellationToken.None));
        await RefusedAsync("request/invalid", () => Missions.CheckNumberAsync(s_second, "durban", new(2, "+27310000002"), CancellationToken.None));
        var dialled = await Missions.CheckNumberAsync(s_second, "durban", new(2, "+27 (31) 000-0001"), CancellationToken.None);

        dialled.Number.State.ShouldBe(NumberState.Checked);
        var moved = await Missions.ChangeAsync(s_second, "durban", (await BodyAsync("durban", "+27 31 000 0001")) with { Address = "2 Sample Road" }, CancellationToken.None);
        moved.Number.State.ShouldBe(NumberState.Checked, "the number stayed as it was");
        var renewed = await Missions.ChangeAsync(s_second, "durban", await BodyAsync("durban", "+27 31 000 0009"), CancellationToken.None);
        renewed.Number.ShouldBe(new OfficeNumber { Number = "+27 31 000 0009", Source = "its door", TypedBy = "Tebello S.", State = NumberState.Unchecked });
    }

    [Fact]
    public async Task A_consulate_officer_keeps_their_own_mission_and_reads_the_others()
    {
        var officer = await StaffClient.CreateAsync(gateway, "Palesa O.", "consulate-officer:welkom");

        (await officer.GetAsync("/api/directory/missions/klerksdorp")).Status.ShouldBe(200);
        (await officer.PutAsync("/api/directory/missions/welkom", await BodyAsync("welkom", null))).Status.ShouldBe(200);
        var refused = await officer.PutAsync("/api/directory/missions/klerksdorp", await BodyAsync("klerksdorp", null));
        refused.Status.ShouldBe(403);
        refused.Type.ShouldBe("directory/scope");
        var helpline = new { version = 1, country = "LS", nameEn = "Police", nameSt = "Mapolesa", source = "test" };
        (await officer.PutAsync("/api/directory/helplines/police-ls", helpline)).Type.ShouldBe("directory/scope");
        (await officer.PutAsync("/api/directory/missions/atlantis", await BodyAsync("welkom", null))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Every_problem_of_an_entry_is_told_by_its_field()
    {
        var moshe = await StaffClient.CreateAsync(gateway, "Moshe A.", "administrator");
        var bad = new
        {
            code = "New!", kind = "tent", country = "XX", city = "", nameEn = new string('n', 41), nameSt = "ぬ", state = "gone", source = "test",
            number = "call me", hoursEn = "Mon-Fri", services = new[] { "visas" },
        };

        (await moshe.PostAsync("/api/directory/missions", bad)).Fields.Order(StringComparer.Ordinal)
            .ShouldBe(["city", "code", "country", "hoursSt", "kind", "nameEn", "nameSt", "number", "numberSource", "services", "state"]);
        var again = new { code = "welkom", kind = "consulate", country = "ZA", city = "Welkom", nameEn = "W", nameSt = "W", state = "open", source = "test" };
        (await moshe.PostAsync("/api/directory/missions", again)).Type.ShouldBe("directory/code-taken");
    }

    [Fact]
    public async Task The_overview_names_what_phones_do_not_show()
    {
        var items = new List<NotSetItem>();
        foreach (var source in gateway.Services.GetServices<INotSetSource>()) items.AddRange(await source.ReadAsync(CancellationToken.None));

        items.ShouldContain(i => i.What == "High Commission, Pretoria: no telephone number" && i.Href == "/console/directory/missions/pretoria");
        items.ShouldContain(i => i.What == "Mission, London: not confirmed");
        items.ShouldContain(i => i.Area == "Helplines" && i.What.StartsWith("Lesotho Child Helpline", StringComparison.Ordinal));
        items.ShouldContain(i => i.Area == "Food assistance");
        items.ShouldContain(i => i.Area == "Message routes");
    }

    private async Task<MissionBody> BodyAsync(string code, string? number)
    {
        var held = await Missions.GetAsync(code, CancellationToken.None);
        return new MissionBody
        {
            Version = held.Version, Kind = held.Kind, Country = held.Country, City = held.City, NameEn = held.NameEn, NameSt = held.NameSt,
            Address = held.Address, State = held.State, Fallback = held.Fallback, Source = held.Source, Number = number,
            NumberSource = number is null ? null : "its door",
        };
    }

    private static async Task RefusedAsync(string type, Func<Task> act) =>
        (await Should.ThrowAsync<DirectoryRefusal>(act)).Answer.ProblemDetails.Type.ShouldBe(type);
}
