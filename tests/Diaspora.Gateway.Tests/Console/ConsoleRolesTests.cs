using System.Text.RegularExpressions;
using Dapper;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Features.Feedback;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>Every page of the console tried with every role, against the one table.</summary>
public sealed partial class ConsoleRolesTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    // What is there before anybody has signed in.
    private static readonly string[] s_open =
    [
        "/console/assets/{file}", "/console/sign-in", "/console/sign-in/code", "/console/sign-out", "/console/status/{Code:int}",
    ];

    [Fact]
    public async Task Every_page_lets_in_the_roles_of_the_table_and_no_other()
    {
        var staff = new List<(string Role, ConsoleVisitor Visitor)>();
        foreach (var grant in RightsTable.Grants)
            staff.Add((grant.Role, await ConsoleVisitor.SignInAsync(gateway, "Person of " + grant.Role, grant.ToString())));

        // To the others a record that is secret looks like one that does not exist, so one that exists must be asked for.
        await FeedbackPhone.ReportAsync(gateway, "+26650000131");
        await using var connection = await gateway.Database.OpenConnectionAsync();
        var record = (await connection.ExecuteScalarAsync<Guid>("select id from feedback.restricted")).ToString();

        var found = new List<string>();
        foreach (var (path, secret) in Pages())
        {
            var letIn = new List<string>();
            foreach (var (role, visitor) in staff)
            {
                var page = await visitor.GetAsync(Parameter().Replace(path, secret ? record : "0"));
                page.Status.ShouldBeOneOf([200, 400, 403, 404], $"{path} for {role}");
                // Where that there is something is a secret, everybody else reads that there is nothing.
                if (page.Status != 403 && !(secret && page.Status == 404)) letIn.Add(role);
            }

            found.Add(RightsTable.Line("GET", path, letIn));
        }

        found.Order(StringComparer.Ordinal).ShouldBe(RightsTable.LinesOf("/console"));
    }

    [Fact]
    public async Task Without_a_session_nothing_is_shown_but_the_way_in()
    {
        var stranger = new ConsoleVisitor(gateway);

        foreach (var (path, _) in Pages())
            (await stranger.GetAsync(Parameter().Replace(path, "0"))).Path.ShouldStartWith("/console/sign-in", customMessage: path);
    }

    private IEnumerable<(string Path, bool Secret)> Pages()
    {
        // The first request of a gateway builds it.
        _ = gateway.Client;
        return
        [
            .. from endpoint in gateway.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
               let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
               where path.StartsWith(ConsoleSetup.Path, StringComparison.Ordinal) && !s_open.Contains(path)
               where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
               select (path, endpoint.Metadata.OfType<IAuthorizeData>().Any(data => StaffRights.IsSecret(data.Policy))),
        ];
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
