using System.Security.Cryptography;
using System.Text;
using Dapper;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Insights;

/// <summary>Reports and the export, on 21 November 2026, of 13 registrations in October.</summary>
public sealed class InsightEndpointsTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    [Fact]
    public async Task A_report_covers_small_counts_and_is_the_same_as_a_file()
    {
        await SeedAsync();
        var lineo = await StaffClient.CreateAsync(gateway, "Lineo M.", "auditor");

        var report = (await lineo.GetAsync("/api/insights/people?from=2026-10-01&to=2026-10-31")).Json;
        var country = report.GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("name").GetString() == "registrations-by-country");
        var file = await lineo.GetAsync("/api/insights/people/registrations-by-country.csv?from=2026-10-01&to=2026-10-31");

        country.GetProperty("rows").GetRawText().ShouldBe("""[["South Africa","hidden"],["UK","<5"]]""");
        country.GetProperty("totals").GetRawText().ShouldBe("""["13"]""");
        file.MediaType.ShouldBe("text/csv");
        file.Text.TrimStart('\uFEFF').ShouldBe("Country,People\r\nSouth Africa,hidden\r\nUK,<5\r\nTotal,13\r\n");
    }

    [Fact]
    public async Task Every_report_reads_in_every_period()
    {
        var lineo = await StaffClient.CreateAsync(gateway, "Lineo M.", "administrator");

        foreach (var area in new[] { "people", "money", "events", "food", "complaints", "messages", "use" })
        {
            (await lineo.GetAsync($"/api/insights/{area}")).Status.ShouldBe(200, area);
            (await lineo.GetAsync($"/api/insights/{area}?from=2024-12-01&to=2026-11-21")).Status.ShouldBe(200, area);
        }

        (await lineo.GetAsync("/api/insights/quarter/2026-Q4")).Json.GetProperty("from").GetString().ShouldBe("2026-10-01");
        (await lineo.GetAsync("/api/insights/numbers")).Status.ShouldBe(200);
        (await lineo.GetAsync("/api/insights/shoe-sizes")).Type.ShouldBe("insights/not-found");
        (await lineo.GetAsync("/api/insights/people?from=2026-12-01&to=2026-11-01")).Fields.ShouldBe(["from"]);
        (await lineo.GetAsync("/api/insights/people?from=yesterday")).Fields.ShouldBe(["from"]);
        (await lineo.GetAsync("/api/insights/quarter/2026-Q5")).Fields.ShouldBe(["quarter"]);
    }

    [Fact]
    public async Task An_export_tells_its_checksum_covers_small_cells_and_is_in_the_audit()
    {
        await SeedAsync();
        var mpho = await StaffClient.CreateAsync(gateway, "Mpho T.", "approver");

        var preview = (await mpho.GetAsync("/api/insights/imdms?from=2026-10")).Json;
        var file = await mpho.GetAsync("/api/insights/imdms.csv?from=2026-10");

        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(file.Text.TrimStart('\uFEFF'))).ToArray();
        var checksum = Convert.ToHexStringLower(SHA256.HashData(bytes));
        file.Headers.GetValues("X-Checksum-Sha256").ShouldBe([checksum]);
        preview.GetProperty("sha256").GetString().ShouldBe(checksum);
        file.Text.ShouldContain("2026-10-01,2026-10-31,not asked,25-34,LS-A,ZA,not asked,");
        // Three of 18 to 24 from the United Kingdom; the ten others are one cell, from which three would follow.
        file.Text.Split("\r\n").Where(line => line.Contains(",LS-", StringComparison.Ordinal)).Select(line => line.Split(',')[7])
            .ShouldBe(["<5", "hidden"], ignoreOrder: true);
        var audit = await AuditAsync();
        audit.ShouldContain(checksum);
        audit.ShouldContain("Mpho T.");
    }

    [Fact]
    public async Task Only_months_that_are_over_are_exported_and_only_by_those_who_may()
    {
        var mpho = await StaffClient.CreateAsync(gateway, "Mpho T.", "author");
        var auditor = await StaffClient.CreateAsync(gateway, "Lineo M.", "auditor");

        (await mpho.GetAsync("/api/insights/imdms?from=2026-11")).Fields.ShouldBe(["to"]);
        (await mpho.GetAsync("/api/insights/imdms?from=2026-10-15")).Fields.ShouldBe(["from"]);
        (await auditor.GetAsync("/api/insights/imdms.csv?from=2026-10")).Status.ShouldBe(403);
    }

    private async Task SeedAsync()
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            delete from insights.daily where measure = 'registered';
            insert into insights.daily (measure, day, a, b, c, count)
            values ('registered', '2026-10-02', 'ZA', 'LS-A', '25-34', 4), ('registered', '2026-10-30', 'ZA', 'LS-A', '25-34', 6),
                   ('registered', '2026-10-15', 'GB', 'LS-C', '18-24', 3), ('registered', '2026-11-01', 'ZA', 'LS-A', '25-34', 50);
            """);
    }

    private async Task<string> AuditAsync()
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<string>(
            "select actor || ' ' || details from staff.audit where action = 'insights.exported' and subject = 'insights/imdms'"))!;
    }
}
