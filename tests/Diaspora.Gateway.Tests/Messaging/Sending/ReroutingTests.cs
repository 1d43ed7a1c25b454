using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class ReroutingTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task What_was_written_for_a_route_that_is_gone_takes_the_route_of_its_number_and_waits_when_there_is_none()
    {
        var id = await _gateway.WriteAsync(new NewMessage { Route = "gone" });
        var homeless = await _gateway.WriteAsync(new NewMessage { Route = "gone" });
        await _gateway.ExecuteAsync(
            "update contacts.contacts set number_prefix = null where id = (select contact_id from messaging.outbox where id = @homeless)",
            new { homeless });

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe("sent");
        (await _gateway.StatusAsync(homeless)).ShouldBe("waiting");
    }

    [Fact]
    public async Task A_node_whose_routes_take_none_of_the_numbers_leaves_what_waits_to_the_others()
    {
        var id = await _gateway.WriteAsync();
        foreach (var prefix in new[] { (string?)null, "+2665", "+1" })
        {
            var settings = new MessagingOptions();
            if (prefix is not null) settings.Routes["other"] = new RouteSettings { Provider = "scripted", Prefixes = { prefix } };
            var rerouting = ActivatorUtilities.CreateInstance<Rerouting>(_gateway.Whole.Services, new RouteTable(Options.Create(settings)));

            await rerouting.RunAsync(CancellationToken.None);

            (await _gateway.ReadAsync<string>("select status || ' by ' || route from messaging.outbox where id = @id", new { id }))
                .ShouldBe(prefix == "+2665" ? "waiting by other" : "waiting by one");
            await _gateway.ExecuteAsync("update messaging.outbox set route = 'one'");
        }

        await _gateway.DispatchAsync();
        (await _gateway.StatusAsync(id)).ShouldBe("sent");
    }
}
