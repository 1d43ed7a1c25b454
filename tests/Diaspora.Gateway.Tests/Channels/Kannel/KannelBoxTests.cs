using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Messaging.Sending;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels.Kannel;

/// <summary>Texts through a real Kannel, there and back.</summary>
public sealed class KannelBoxTests : IAsyncLifetime
{
    private readonly KannelBoxes _kannel = new();
    private SendingGateway? _started;

    private SendingGateway Gateway => _started ?? throw new InvalidOperationException("The gateway does not run.");

    public async Task InitializeAsync()
    {
        try
        {
            _started = await SendingGateway.StartAsync(Set, prepare: ListenAsync);
        }
        catch
        {
            // What could not be initialised is not disposed of either.
            _kannel.Dispose();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        _kannel.Dispose();
        if (_started is not null) await _started.DisposeAsync();
    }

    [Theory]
    [InlineData("Kea leboha", "text Kea leboha")]
    [InlineData("Лесото", "ucs-2 %04%1B%045%04A%04%3E%04B%04%3E")]
    public async Task A_text_arrives_letter_by_letter_and_its_report_makes_it_delivered(string words, string arrived)
    {
        var (contact, number) = await Gateway.NewContactAsync();
        var id = await WriteAsync(contact, words);

        await Gateway.DispatchAsync();

        (await _kannel.NextAsync()).ShouldStartWith($"30333 {number} {arrived}");
        await ShouldBecomeDeliveredAsync(id);
    }

    [Fact]
    public async Task A_long_text_leaves_in_parts_and_is_delivered_once()
    {
        var (contact, number) = await Gateway.NewContactAsync();
        var id = await WriteAsync(contact, string.Join(' ', Enumerable.Repeat("Lumela", 46)) + " Khotso!");

        await Gateway.DispatchAsync();

        for (var part = 1; part <= 3; part++)
            (await _kannel.NextAsync()).ShouldStartWith($"30333 {number} ");
        await ShouldBecomeDeliveredAsync(id);
        (await Gateway.FindAsync(id)).Segments.ShouldBe((short)3);
    }

    [Theory]
    [InlineData("text BASOTHO")]
    [InlineData("ucs2 %00B%00A%00S%00O%00T%00H%00O")]
    public async Task A_text_that_comes_in_opens_the_menu_and_the_reply_goes_back(string text)
    {
        var phone = Gateway.Whole.Phone("+26650000511");

        await _kannel.ReceiveAsync(phone.Number.TrimStart('+'), "30333", text);

        var reply = await _kannel.NextAsync();
        reply.ShouldStartWith($"30333 {phone.Number.TrimStart('+')} text ");
        reply.ShouldContain("Basotho Line");
    }

    [Fact]
    public async Task With_a_wrong_password_the_route_is_down()
    {
        var options = Options.Create(new KannelOptions
        {
            SendUrl = _kannel.SendUrl, Username = KannelBoxes.Username, Password = "wrong", PublicUrl = _kannel.GatewayUrl,
        });

        (await new KannelProvider(ProviderStub.Clients(null), options).SendAsync(ProviderTexts.Text(), CancellationToken.None))
            .ShouldBe(new SendResult(SendOutcome.RouteDown, Reason: "credentials"));
    }

    private void Set(Dictionary<string, string> settings)
    {
        settings["Messaging:Routes:one:Provider"] = "kannel";
        settings["Conversations:TurnTimeout"] = "00:00:10";
        settings["Channels:Kannel:SendUrl"] = _kannel.SendUrl.ToString();
        settings["Channels:Kannel:Username"] = KannelBoxes.Username;
        settings["Channels:Kannel:Password"] = KannelBoxes.Password;
        settings["Channels:Kannel:PublicUrl"] = _kannel.GatewayUrl.ToString();
    }

    private async Task ListenAsync(GatewayFixture gateway)
    {
        gateway.Providers = null;
        gateway.Listen(_kannel.GatewayUrl.Port);
        await _kannel.StartAsync();
    }

    private async Task<long> WriteAsync(long contact, string words)
    {
        await Gateway.ExecuteAsync("update messaging.texts set en = @words, st = @words", new { words });
        return await Gateway.WriteAsync(contact);
    }

    // Reports come when the network has them, in any order.
    private async Task ShouldBecomeDeliveredAsync(long id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await Gateway.StatusAsync(id) != "delivered" && !limit.IsCancellationRequested) await Task.Delay(50, CancellationToken.None);
        (await Gateway.StatusAsync(id)).ShouldBe("delivered");
    }
}
