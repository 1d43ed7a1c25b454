using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Api;

/// <summary>Who may call what: the one table, and every endpoint tried with every role.</summary>
public sealed class ApiRolesTests : IAsyncLifetime
{
    // Letters of the roles: author, approver (P), operator, auditor (U).
    private static readonly Dictionary<string, string> s_table = new()
    {
        ["POST /api/messages/preview"] = "A P O U",
        ["GET /api/messages/"] = "O",
        ["GET /api/messages/{id:long}"] = "O",
        ["GET /api/messages/dead"] = "O",
        ["POST /api/messages/dead/replay"] = "O",
        ["POST /api/messages/{id:long}/replay"] = "O",
        ["GET /api/optouts/"] = "O",
        ["POST /api/optouts/"] = "O",
        ["POST /api/optouts/find"] = "O",
        ["POST /api/optouts/start"] = "O",
        ["GET /api/audit/"] = "U",
        ["GET /api/overdue"] = "A P O U",
        ["GET /api/events/"] = "A P O U",
        ["GET /api/events/{id:long}"] = "A P O U",
        ["POST /api/events/"] = "A",
        ["PUT /api/events/{id:long}"] = "A",
        ["POST /api/events/{id:long}/cancel"] = "A",
        ["GET /api/announcements/"] = "A P O U",
        ["GET /api/announcements/{id:long}"] = "A P O U",
        ["POST /api/announcements/"] = "A",
        ["POST /api/announcements/count"] = "A P",
        ["POST /api/announcements/check"] = "A P",
        ["GET /api/announcements/{id:long}/check"] = "A P",
        ["GET /api/announcements/{id:long}/results"] = "A P O U",
        ["PUT /api/announcements/{id:long}"] = "A",
        ["POST /api/announcements/{id:long}/submit"] = "A",
        ["POST /api/announcements/{id:long}/approve"] = "P",
        ["POST /api/announcements/{id:long}/return"] = "P",
        ["POST /api/announcements/{id:long}/undo"] = "A P",
        ["POST /api/announcements/{id:long}/schedule"] = "A P",
        ["POST /api/announcements/{id:long}/pause"] = "A P O",
        ["POST /api/announcements/{id:long}/resume"] = "A P",
        ["POST /api/announcements/{id:long}/stop"] = "A P O",
        ["POST /api/announcements/{id:long}/test"] = "A P",
        ["GET /api/announcements/test-phones"] = "A P",
        ["POST /api/announcements/test-phones"] = "A P",
        ["POST /api/announcements/test-phones/{id:long}/confirm"] = "P",
        ["DELETE /api/announcements/test-phones/{id:long}"] = "A P",
        ["GET /api/campaigns/"] = "A P O U",
        ["POST /api/campaigns/"] = "A",
        ["GET /api/campaigns/{name}"] = "A P O U",
        ["PUT /api/campaigns/{name}"] = "A",
        ["GET /api/campaigns/{name}/upcoming"] = "A P O U",
        ["GET /api/campaigns/{name}/days"] = "A P O U",
        ["POST /api/campaigns/{name}/submit"] = "A",
        ["POST /api/campaigns/{name}/approve"] = "P",
        ["POST /api/campaigns/{name}/return"] = "P",
        ["POST /api/campaigns/{name}/pause"] = "A P",
        ["POST /api/campaigns/{name}/resume"] = "A P",
        ["POST /api/campaigns/{name}/end"] = "A P",
    };

    private static readonly Dictionary<string, string> s_letters = new()
    {
        [StaffRole.Author] = "A", [StaffRole.Approver] = "P", [StaffRole.Operator] = "O", [StaffRole.Auditor] = "U",
    };

    private readonly GatewayFixture _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Every_endpoint_lets_in_the_roles_of_the_table_and_no_other()
    {
        var found = new Dictionary<string, string>();
        foreach (var (method, path) in Endpoints()) found[$"{method} {path}"] = await LetInAsync(method, path);

        found.OrderBy(f => f.Key).ShouldBe(s_table.OrderBy(t => t.Key));
    }

    [Fact]
    public async Task Nobody_is_let_in_without_a_key()
    {
        var stranger = new StaffClient(_gateway, null);

        foreach (var (method, path) in Endpoints()) (await CallAsync(stranger, method, path)).Status.ShouldBe(401, path);
    }

    private async Task<string> LetInAsync(string method, string path)
    {
        var letters = new List<string>();
        foreach (var role in StaffRole.All)
        {
            var answer = await CallAsync(await StaffClient.CreateAsync(_gateway, "A person with the role " + role, role), method, path);
            answer.Status.ShouldNotBe(401);
            if (answer.Status != 403) letters.Add(s_letters[role]);
            else answer.Type.ShouldBe("key/not-allowed");
        }

        return string.Join(' ', letters);
    }

    private static Task<ApiAnswer> CallAsync(StaffClient staff, string method, string path) =>
        staff.SendAsync(new HttpRequestMessage(new HttpMethod(method), System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "0")));

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
}
