namespace Diaspora.Gateway.Tests.Messaging.Sending;

public sealed class ProviderCircuitTests
{
    [Fact]
    public async Task A_provider_that_takes_requests_and_never_answers_is_left_alone()
    {
        await using var gateway = await SendingGateway.StartAsync(set =>
        {
            set["Messaging:SendTimeout"] = "00:00:00.200";
            set["Messaging:Concurrency"] = "4";
        });
        var contacts = await gateway.NewContactsAsync(40);
        await gateway.WriteAsync([.. contacts.Select(c => c.Id)]);
        gateway.Provider.Answer = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Waited for ever.");
        };

        await gateway.DispatchAsync();

        var tried = gateway.Provider.Sent.Count;
        tried.ShouldBeInRange(10, 20);
        (await gateway.CountAsync()).ShouldBe(new Dictionary<string, int> { ["unknown"] = tried, ["waiting"] = 40 - tried }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_provider_whose_code_breaks_is_left_alone()
    {
        await using var gateway = await SendingGateway.StartAsync(set => set["Messaging:Concurrency"] = "4");
        var contacts = await gateway.NewContactsAsync(40);
        await gateway.WriteAsync([.. contacts.Select(c => c.Id)]);
        gateway.Provider.Answer = (_, _) => throw new InvalidOperationException("A fault of the provider's code.");

        await gateway.DispatchAsync();

        gateway.Provider.Sent.Count.ShouldBeInRange(10, 20);
    }
}
