using System.Text;
using Dapper;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Features.Feedback;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>What people and staff leave behind on a day, so that no list of the console is empty.</summary>
internal sealed class ConsoleSample(GatewayFixture gateway)
{
    private const string Berea = "1";

    public async Task FillAsync()
    {
        SuiteLog.Use("Nthabeleng Sample");
        await gateway.RegisterAsync("+27600000821", "Palesa Ntho");
        await gateway.ApplyAsync("+26650000822", "Thabo Sample");
        await gateway.ApplyAsync("+26650000823", "Thabo Sample");
        await gateway.ApplyAsync("+26650000824", "Moleboheng Sample", "1971");
        await gateway.Phone("+26650000825").DialAsync("*384*266*2*4*2#");
        await gateway.Phone("+26650000826").DialAsync("*384*266*2*9*2*1#");
        // Who has a role in a district does not see what is said of it.
        await FeedbackPhone.ComplainAsync(gateway, "+26650000827", "They sent me away", text: true, district: Berea);
        await FeedbackPhone.ReportAsync(gateway, "+26650000828", district: Berea);
        var asks = gateway.Phone("+27600000829");
        await asks.DialAsync("*384*266*2*2*4*1#");
        await asks.PressAsync("1", "1", "1", "3", "Is the fee the same in Durban?");

        var author = await StaffClient.CreateAsync(gateway, "Mpho Mokoena", StaffRole.Author);
        await MakeAsync(author, "/api/announcements", new
        {
            title = "Homecoming moved",
            category = "events",
            en = "Homecoming moved to 20-21 Dec, Thaba-Bosiu.",
            st = "Homecoming e fetiselitsoe ho la 20-21 Ts'itoe, Thaba-Bosiu.",
            audience = new { countries = new[] { "ZA" } },
        });
        var lead = await StaffClient.CreateAsync(gateway, "Nthati Lead", "district-lead:LS-G");
        var point = await lead.PostAsync("/api/rounds/points", new { name = "Mt. Moorosi school", district = "LS-G" });
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("update food.applications set status = 'selected' where id = (select max(id) from food.applications)");
        await MakeAsync(lead, "/api/rounds", new
        {
            point = point.Json.GetProperty("id").GetInt64(), day = "2026-11-21", window = "13:00-16:00", who = new[] { "selected" },
        });
        await MakeAsync(lead, "/api/callbacks", new { district = "LS-G", number = "+26650000830" });
        using var list = new HttpRequestMessage(HttpMethod.Post, "/api/cases/import?source=Ministry&listedOn=2026-11-01")
        {
            Content = new StringContent("name,birth year,district,village,household\nNthabeleng Sample,1970,LS-G,Mt. Moorosi,2\n", Encoding.UTF8, "text/csv"),
        };
        (await lead.SendAsync(list)).Status.ShouldBe(200);
        await MakeAsync(author, "/api/people/1/requests", new { kind = "copy", channel = "letter", wish = "A copy" });
        await MakeAsync(author, "/api/prices/proposals", new
        {
            after = new
            {
                price = new
                {
                    id = 0, provider = 2, country = "ZA", method = "cash", fromCents = 90_001, toCents = 99_999, fixedCents = 0, basisPoints = 200,
                    source = "Shop counter", checkedOn = "2026-11-20", checkedPrecision = "day",
                },
            },
            reason = "asked at the counter",
        });
        await MakeAsync(author, "/api/questions/templates", new { name = "Ask the shop", textEn = "Ask at the counter.", textSt = "Botsa k'haontareng." });
        var reader = await StaffClient.CreateAsync(gateway, "Thabo Reader", StaffRole.Reviewer);
        await MakeAsync(reader, "/api/words/notes", new { text = "main/home/options/4", note = "another word is more common" });
    }

    private static async Task MakeAsync(StaffClient staff, string path, object body)
    {
        var made = await staff.PostAsync(path, body);
        made.Status.ShouldBeInRange(200, 204, $"{path}: {made.Text}");
    }
}
