using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.OptOuts;

/// <summary>A provider knows of a STOP that we do not know of.</summary>
public sealed class ProviderOptOutTests : IAsyncLifetime
{
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync(prepare: gateway =>
    {
        gateway.ServesStaff = true;
        return Task.CompletedTask;
    });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Our_list_takes_it_over_and_what_waits_is_cancelled()
    {
        var (contact, number) = await _gateway.NewContactAsync();
        var first = await _gateway.WriteAsync(contact);
        _gateway.Provider.Say(SendOutcome.OptedOut, "opted-out");
        await _gateway.DispatchAsync();
        var later = await _gateway.WriteAsync(contact);

        await _gateway.DispatchAsync();

        (await _gateway.FindAsync(first)).Status.ShouldNotBe("sent");
        (await _gateway.FindAsync(later)).Status.ShouldBe("cancelled");
        _gateway.Provider.Sent.Count.ShouldBe(1);
        var staff = await StaffClient.CreateAsync(_gateway.Whole, "Thabo", StaffRole.Operator);
        var state = (await staff.PostAsync("/api/optouts/find", new { phone = number })).Json;
        state.GetProperty("stopped").GetBoolean().ShouldBeTrue();
        state.GetProperty("source").GetString().ShouldBe("provider");
    }
}
