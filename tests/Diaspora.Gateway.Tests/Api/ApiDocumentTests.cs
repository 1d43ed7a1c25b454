using System.Text.Json;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Api;

/// <summary>The OpenAPI document.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task It_describes_the_api_alone_with_its_keys_and_words()
    {
        var document = (await new StaffClient(_gateway, null).GetAsync("/openapi/v1.json")).Json;

        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        paths.ShouldNotBeEmpty();
        paths.ShouldAllBe(path => path.StartsWith("/api/"));
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey").GetProperty("scheme").GetString().ShouldBe("bearer");
        document.GetProperty("security").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_who_may_call_it_and_how_it_fails()
    {
        var document = (await new StaffClient(_gateway, null).GetAsync("/openapi/v1.json")).Json;

        foreach (var (name, operation) in Operations(document))
        {
            operation.TryGetProperty("summary", out var summary).ShouldBeTrue(name);
            summary.GetString().ShouldNotBeNullOrWhiteSpace(name);
            operation.GetProperty("description").GetString()!.ShouldContain("Roles: ", customMessage: name);
            foreach (var status in new[] { "400", "401", "403", "422", "429", "500" })
                operation.GetProperty("responses").TryGetProperty(status, out _).ShouldBeTrue($"{name} {status}");
            operation.TryGetProperty("tags", out _).ShouldBeTrue(name);
        }
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name} {path.Name}", operation.Value);
}
