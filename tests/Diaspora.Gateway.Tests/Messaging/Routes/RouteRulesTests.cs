using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Routes;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Routes;

public class RouteRulesTests
{
    [Fact]
    public void A_route_whose_provider_lacks_a_key_is_refused_with_the_setting()
    {
        var result = Validate(new RouteSettings { Prefixes = ["+"], Provider = "keyless" });

        result.Failures.ShouldBe(["Channels:Keyless:Key must be set, because Messaging:Routes:one sends through keyless."]);
    }

    [Fact]
    public void A_provider_that_no_route_uses_needs_no_keys() => Validate().Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("", true)]
    [InlineData("30333", true)]
    [InlineData("+15005550006", true)]
    [InlineData("BasothoLine", true)]
    [InlineData("MG0123456789abcdef0123456789abcdef", true)]
    [InlineData("MG0123456789abcdef", false)]
    [InlineData("BasothoLines", false)]
    [InlineData("Line\n", false)]
    public void A_sender_is_a_number_a_short_name_or_a_messaging_service(string sender, bool fits) =>
        Validate(new RouteSettings { Prefixes = ["+"], Provider = "ready", Sender = sender }).Succeeded.ShouldBe(fits);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(params RouteSettings[] routes)
    {
        var options = new MessagingOptions();
        foreach (var route in routes) options.Routes["one"] = route;
        return new RouteRules([new Provider("ready"), new Provider("keyless", "Channels:Keyless:Key")]).Validate(null, options);
    }

    private sealed class Provider(string name, params string[] missing) : ISmsProvider
    {
        public string Name => name;

        public bool SafeToRepeat => true;

        public IReadOnlyCollection<string> MissingSettings => missing;

        public Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is sent.");
    }
}
