using Dapper;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Insights;

/// <summary>The pages of reports, on 21 November 2026.</summary>
public sealed class InsightPagesTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    [Fact]
    public async Task Reports_show_a_period_as_charts_with_tables_and_files()
    {
        await SeedAsync();
        var lineo = await ConsoleVisitor.SignInAsync(gateway, "Lineo M.", "auditor");

        var page = await lineo.GetAsync("/console/insights?from=2026-11-01&to=2026-11-21");

        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll(".tabs a").Select(tab => tab.TextContent)
            .ShouldBe(["Registrations", "Sending money", "Events", "Food assistance", "Complaints", "Messages", "Screens"]);
        page.Document.QuerySelector("#registrations-by-country tbody")!.TextContent.ShouldContain("<5");
        page.Document.QuerySelectorAll("svg[role=img]").Length.ShouldBeGreaterThan(2);
        var file = await lineo.GetAsync(page.Document.QuerySelector("#registrations-by-country a[download]")!.GetAttribute("href")!);
        file.Response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("registrations-by-country_2026-11-01_2026-11-21.csv");

        var screens = await lineo.GetAsync("/console/insights/use?from=2026-11-01&to=2026-11-21");
        screens.Document.QuerySelectorAll("#screens tbody tr > *").Select(cell => cell.TextContent)
            .ShouldBe(["remittances", "amount", "Sesotho", "40", "30", "10", "25"]);

        var festive = page.Document.QuerySelectorAll("a").Single(link => link.TextContent == "festive season").GetAttribute("href")!;
        festive.ShouldEndWith("?from=2025-12-01&to=2026-01-10");
        (await lineo.GetAsync(festive)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_period_that_cannot_be_read_is_said_and_stays_to_be_put_right()
    {
        var lineo = await ConsoleVisitor.SignInAsync(gateway, "Palesa K.", "administrator");

        var page = await lineo.GetAsync("/console/insights?from=2026-12-24&to=2026-11-01");

        page.Status.ShouldBe(422);
        page.Text.ShouldContain("The first day must not be after the last.");
        page.Document.QuerySelector("input[name=from]")!.GetAttribute("value").ShouldBe("2026-12-24");
        var nothing = await lineo.GetAsync("/console/insights/shoe-sizes");
        nothing.Status.ShouldBe(404, nothing.Text);
    }

    [Fact]
    public async Task The_export_is_looked_at_and_taken_out_by_those_who_may()
    {
        var mpho = await ConsoleVisitor.SignInAsync(gateway, "Mpho T.", "author");
        var auditor = await ConsoleVisitor.SignInAsync(gateway, "Thabo L.", "auditor");

        var page = await mpho.GetAsync("/console/insights/imdms?from=2026-10");
        var checksum = page.Document.QuerySelector("code.typed, .typed code")!.TextContent;
        var file = await mpho.GetAsync("/console/insights/imdms.csv?from=2026-10&to=2026-10");

        file.Response.Headers.GetValues("X-Checksum-Sha256").ShouldBe([checksum]);
        (await mpho.GetAsync("/console/insights/imdms?from=2026-11")).Text.ShouldContain("Only months that are over can be exported.");
        (await auditor.GetAsync("/console/insights/imdms")).Status.ShouldBeOneOf(403, 404);
        (await auditor.GetAsync("/console/insights/imdms.csv?from=2026-10")).Status.ShouldBeOneOf(403, 404);
        (await auditor.GetAsync("/console/insights")).Document.QuerySelector("a[href='/console/insights/imdms']").ShouldBeNull();
    }

    [Fact]
    public async Task The_quarterly_sheet_and_the_home_page_have_the_numbers()
    {
        await SeedAsync();
        await gateway.Services.GetRequiredService<DailyNumbers>().CountAsync(gateway.Time.GetUtcNow(), CancellationToken.None);
        await SeedAsync();
        var mpho = await ConsoleVisitor.SignInAsync(gateway, "Lerato P.", "approver");
        var clerk = await ConsoleVisitor.SignInAsync(gateway, "Neo C.", "distribution-clerk:1");

        var sheet = await mpho.GetAsync("/console/insights/quarter?quarter=2026-Q4");
        var home = await mpho.GetAsync("/console");

        sheet.Text.ShouldContain("Quarterly sheet 2026-Q4");
        sheet.Text.ShouldContain("Registrations by home district");
        home.Text.ShouldContain("As of 12:00");
        var numbers = home.Document.QuerySelectorAll(".kpi").Select(number => string.Join(' ', number.Children.Select(part => part.TextContent.Trim()))).ToArray();
        numbers[1].ShouldBe("1,234 texts today Delivered 1,234");
        numbers[3].ShouldBe("7 conversations today Sesotho 7");
        (await clerk.GetAsync("/console")).Text.ShouldNotContain("texts today");
    }

    private async Task SeedAsync()
    {
        await using var connection = await gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            delete from insights.daily;
            insert into insights.daily (measure, day, a, b, c, count)
            values ('registered', '2026-10-02', 'ZA', 'LS-A', '25-34', 40), ('registered', '2026-11-02', 'ZA', 'LS-A', '25-34', 9),
                   ('registered', '2026-11-03', 'GB', 'LS-C', '18-24', 3), ('registered', '2026-11-04', 'US', 'LS-C', '18-24', 60),
                   ('screen-shown', '2026-11-20', 'remittances', 'amount', 'st', 40), ('screen-answered', '2026-11-20', 'remittances', 'amount', 'st', 30),
                   ('messages', '2026-11-21', 'home', 'delivered', '', 1234), ('sessions', '2026-11-21', 'ussd', 'st', '', 7);
            """);
    }
}
