using System.Net;
using System.Text;
using Dapper;
using Diaspora.Gateway.Features.FoodAssistance.Rounds;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance.Rounds;

/// <summary>Lists that come in and lists that go out, over a real connection, by API and by page.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private const string Header = "name,birth year,district,village,household\n";
    private const string From = "/api/cases/import?source=Ministry%20of%20Social%20Development&listedOn=2026-11-01";
    private readonly StaffGateway _gateway = new();
    private StaffClient _first = null!; // Set before any test.
    private StaffClient _second = null!; // As above.

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        // Sizes of requests are limited by the server that a browser meets, and by no other.
        _gateway.Listen();
        _first = await StaffClient.CreateAsync(_gateway, "Nthati", "district-lead:LS-G");
        _second = await StaffClient.CreateAsync(_gateway, "Palesa", "district-lead:LS-G");
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_list_is_looked_through_by_one_applied_by_another_whole_and_once()
    {
        var known = (await new FoodPhone(_gateway, "+26658100001").ApplyAsync(("name", "Puseletso Mokhethi"), ("village", "Ha Sample"))).Outcome;
        known.ShouldBe("received");
        var file = Header + "Mokhethi Puseletso,1988,Quthing,Ha-Sample,6\nThabo Letsie,1970,LS-G,Mt. Moorosi,2\n";

        (await UploadAsync(_first, From, file + "Third Person,1970,Maseru,Ha Sample,2\n")).Json.GetProperty("wrong").GetInt32().ShouldBe(1);
        var check = (await UploadAsync(_first, From, file)).Json.GetProperty("import");
        (await UploadAsync(_first, From, file)).Json.GetProperty("import").GetProperty("id").GetInt64().ShouldBe(1);
        check.GetProperty("known").GetInt32().ShouldBe(1);
        (await CountAsync("select count(*) from food.applications")).ShouldBe(1, "looking through writes nothing");
        var approval = new ListApproval(check.GetProperty("contentHash").GetString()!);

        (await _first.PostAsync("/api/cases/import/1/apply", approval)).Type.ShouldBe("list/second-person");
        (await _second.PostAsync("/api/cases/import/1/apply", new ListApproval(new string('0', 64)))).Fields.ShouldBe(["contentHash"]);
        var stranger = await StaffClient.CreateAsync(_gateway, "Lead of Maseru", "district-lead:LS-A");
        (await stranger.PostAsync("/api/cases/import/1/apply", approval)).Status.ShouldBe(StatusCodes.Status404NotFound);
        var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _second.PostAsync("/api/cases/import/1/apply", approval)));

        applied.ShouldAllBe(a => a.Status == StatusCodes.Status200OK);
        (await CountAsync("select count(*) from food.applications where import_id = 1 and status = 'received' and contact_id is null")).ShouldBe(2);
        (await CountAsync("select count(*) from food.applications where possible_duplicate")).ShouldBe(2);
        (await CountAsync("select count(*) from food.history where by = 'import' and reason = 'list of Ministry of Social Development, 2026-11-01, import 1'"))
            .ShouldBe(2);
        (await CountAsync("select count(*) from food.consents")).ShouldBe(1, "nobody agreed by being on a list");
        (await CountAsync("select count(*) from food.imports where content_cipher is not null")).ShouldBe(0);
        (await UploadAsync(_first, From, file)).Type.ShouldBe("round/state");
    }

    [Fact]
    public async Task A_file_that_is_far_too_large_is_answered_and_not_cut_off()
    {
        var answer = await UploadAsync(_first, From, Header + new string('x', 50 * 1024 * 1024));

        answer.Status.ShouldBe(StatusCodes.Status413PayloadTooLarge);
        answer.Type.ShouldBe("request/too-large");

        var lead = await ConsoleVisitor.SignInAsync(_gateway, "Mpho Lead", "district-lead:LS-G");
        var page = await UploadAsync(lead, Header + new string('x', 50 * 1024 * 1024));
        page.Status.ShouldBe(StatusCodes.Status413PayloadTooLarge);
        page.Text.ShouldContain("larger than 10 MB");
        page.Document.QuerySelector("[name='Posted.Source']")!.GetAttribute("value").ShouldBe("Ministry");

        (await UploadAsync(lead, Header + "P,1988,Quthing,Ha Sample,6\n")).Text.ShouldContain("2nameIt must be 2 to 40 letters");
        (await UploadAsync(lead, Header + "Puseletso Mokhethi,1988,Quthing,Ha Sample,6\n")).Text.ShouldContain("Every line is right.");
    }

    [Fact]
    public async Task A_list_leaves_after_two_people_once_within_a_day_and_executes_nothing()
    {
        await new FoodPhone(_gateway, "+26658100002").ApplyAsync(("name", "Puseletso Mokhethi"), ("village", "=HYPERLINK(\"x\")"));
        var request = new ExportRequest("LS-G", ["received", "checking"], "cross-check of November");

        (await _first.PostAsync("/api/cases/export", request with { District = "LS-A" })).Fields.ShouldBe(["district"]);
        var asked = await _first.PostAsync("/api/cases/export", request);
        (await _first.PostAsync("/api/cases/export", request)).Text.ShouldBe(asked.Text);
        (await _first.PostAsync("/api/cases/export/1/fetch")).Type.ShouldBe("round/state");
        (await _first.PostAsync("/api/cases/export/1/release")).Type.ShouldBe("list/second-person");
        (await _second.PostAsync("/api/cases/export/1/release")).Status.ShouldBe(StatusCodes.Status200OK);
        (await _second.PostAsync("/api/cases/export/1/fetch")).Type.ShouldBe("list/second-person");
        var file = await _first.PostAsync("/api/cases/export/1/fetch");

        file.MediaType.ShouldBe("text/csv");
        var lines = file.Text.TrimStart('\uFEFF').Split("\r\n");
        lines[0].ShouldBe("reference,name,birth year,district,village,household,status");
        lines[1].ShouldEndWith(",Puseletso Mokhethi,1988,Quthing,\"'=HYPERLINK(\"\"x\"\")\",6,received");
        (await _first.PostAsync("/api/cases/export/1/fetch")).Type.ShouldBe("round/state");
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteScalarAsync<string>("select details->>'rowCount' || (details->>'sha256' ~ '^[0-9a-f]{64}$') from staff.audit where action = 'export.taken'"))
            .ShouldBe("1true");

        await _first.PostAsync("/api/cases/export", request);
        await _second.PostAsync("/api/cases/export/2/release");
        _gateway.Time.Advance(TimeSpan.FromHours(25));
        (await _first.PostAsync("/api/cases/export/2/fetch")).Text.ShouldContain("more than a day ago");
    }

    [Fact]
    public async Task A_released_list_is_fetched_at_the_console_by_its_form_alone()
    {
        await new FoodPhone(_gateway, "+26658100003").ApplyAsync(("name", "Fetched Once"));
        var lead = await ConsoleVisitor.SignInAsync(_gateway, "Mpho Lead", "district-lead:LS-G");
        var other = await ConsoleVisitor.SignInAsync(_gateway, "Thato Lead", "district-lead:LS-G");
        await lead.SubmitManyAsync(
            await lead.GetAsync("/console/cases/export"), "ask", [("Posted.Statuses", "received"), ("Posted.Reason", "cross-check of November")]);
        (await other.SubmitAsync(await other.GetAsync("/console/cases/export"), "release-1")).Text.ShouldContain("Released");

        var page = await lead.GetAsync("/console/cases/export");
        var file = await lead.SubmitAsync(page, "/console/cases/export/1/file");

        file.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("requests-LS-G-2026-11-21-1.csv");
        file.Text.ShouldContain("Fetched Once");
        (await lead.SubmitAsync(page, "/console/cases/export/1/file")).Status.ShouldBe(StatusCodes.Status409Conflict);
    }

    private static Task<ApiAnswer> UploadAsync(StaffClient client, string path, string text) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(text, Encoding.UTF8, "text/csv") });

    /// <summary>Uploads a file as the page's form does.</summary>
    private static async Task<ConsoleAnswer> UploadAsync(ConsoleVisitor visitor, string text)
    {
        var page = await visitor.GetAsync("/console/cases/import");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in page.Filled("check", [("Posted.Source", "Ministry"), ("Posted.ListedOn", "2026-11-01"), ("Posted.File", null)]))
            content.Add(new StringContent(value), name);
        content.Add(new StringContent(text), "Posted.File", "list.csv");
        var request = new HttpRequestMessage(HttpMethod.Post, "/console/cases/import") { Content = content, Version = HttpVersion.Version11 };
        return await visitor.SendAsync(request);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}
