using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Staff;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Api;

/// <summary>Every endpoint of the API tried with every role, against the one table.</summary>
public sealed partial class ApiRolesTests : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Every_endpoint_lets_in_the_roles_of_the_table_and_no_other()
    {
        var staff = new List<(string Role, StaffClient Client)>();
        foreach (var grant in RightsTable.Grants)
            staff.Add((grant.Role, await StaffClient.CreateAsync(_gateway, "A person with the role " + grant.Role, grant.ToString())));

        var found = new List<string>();
        foreach (var (method, path) in Endpoints())
        {
            var letIn = new List<string>();
            foreach (var (role, client) in staff)
                if (await IsLetInAsync(client, method, path)) letIn.Add(role);
            found.Add(RightsTable.Line(method, path, letIn));
        }

        found.Order(StringComparer.Ordinal).ShouldBe(RightsTable.LinesOf("/api"));
    }

    [Fact]
    public async Task Nobody_is_let_in_without_a_key()
    {
        var stranger = new StaffClient(_gateway, null);

        foreach (var (method, path) in Endpoints()) (await CallAsync(stranger, method, path)).Status.ShouldBe(401, path);
    }

    private static async Task<bool> IsLetInAsync(StaffClient client, string method, string path)
    {
        var answer = await CallAsync(client, method, path);
        answer.Status.ShouldNotBe(401);
        // Where it is a secret that there is anything, nobody else is told.
        if (answer.Status == 404 && answer.Type == "not-found") return false;
        if (answer.Status != 403) return true;
        answer.Type.ShouldBe("key/not-allowed");
        return false;
    }

    private static Task<ApiAnswer> CallAsync(StaffClient staff, string method, string path) =>
        staff.SendAsync(new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(path, "0")));

    private IEnumerable<(string Method, string Path)> Endpoints()
    {
        // The first request of a gateway builds it.
        _ = _gateway.Client;
        return
        [
            .. from endpoint in _gateway.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
               let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
               where path.StartsWith("/api", StringComparison.Ordinal)
               from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
               select (method, path),
        ];
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
