namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>What is looked at again at the moment at which a message of a broadcast would leave.</summary>
public sealed class BroadcastClaimTests : IAsyncLifetime
{
    private static readonly NewMessage s_news = new() { Category = "news", Priority = 3 };
    private SendingGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await SendingGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("update registration.persons set topics = '{events}' where contact_id = @contact", "cancelled")]
    [InlineData("update registration.persons set state = 'released' where contact_id = @contact", "cancelled")]
    [InlineData("delete from registration.persons where contact_id = @contact", "cancelled")]
    [InlineData("update registration.persons set topics = '{money,news}' where contact_id = @contact", "sent")]
    public async Task A_topic_that_was_taken_back_is_not_texted_any_more(string change, string status)
    {
        var (contact, _) = await _gateway.NewContactAsync();
        var id = await _gateway.WriteAsync(contact, s_news with { Broadcast = await _gateway.NewBroadcastAsync() });
        await _gateway.ReadAsync<int>($"with changed as ({change} returning 1) select count(*)::int from changed", new { contact });

        await _gateway.DispatchAsync();

        (await _gateway.StatusAsync(id)).ShouldBe(status);
    }
}
