using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Channels.Vodacom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels;

public class ChannelSetupTests
{
    [Fact]
    public void In_development_channels_have_the_secrets_of_development()
    {
        using var services = Build("Development");

        Read<AfricasTalkingOptions>(services).Token.ShouldBe("dev-token");
        Read<VodacomOptions>(services).Token.ShouldBe("dev-token");
        Read<TwilioOptions>(services).AuthToken.ShouldBe("dev-auth-token");
    }

    [Fact]
    public void A_configured_secret_counts_in_development_too()
    {
        using var services = Build("Development", ("Channels:Vodacom:Token", "mine"), ("Channels:Twilio:AuthToken", "mine too"));

        Read<VodacomOptions>(services).Token.ShouldBe("mine");
        Read<TwilioOptions>(services).AuthToken.ShouldBe("mine too");
    }

    [Fact]
    public async Task Elsewhere_channels_without_a_secret_are_closed_and_say_what_opens_them()
    {
        var log = new List<string>();
        using var services = Build("Production", log, ("Channels:Vodacom:Token", "mine"));

        Read<AfricasTalkingOptions>(services).Token.ShouldBe("");
        await ActivatorUtilities.CreateInstance<ClosedChannels>(services).StartAsync(CancellationToken.None);

        log.ShouldBe(
        [
            "Channel africastalking is closed and answers 403: set Channels:AfricasTalking:Token to open it.",
            "Channel kannel is closed and answers 403: set Channels:Kannel:Token to open it.",
            "Channel twilio is closed and answers 403: set Channels:Twilio:AuthToken to open it.",
        ]);
    }

    [Theory]
    [InlineData("Channels:AfricasTalking:AllowedAddresses:0", "everybody")]
    [InlineData("Channels:Vodacom:AllowedAddresses:0", "10.0.0.0/33")]
    [InlineData("Channels:Vodacom:PublicUrl", "gw.example.org")]
    [InlineData("Channels:Twilio:PublicUrl", "https://gw.example.org/?a=b")]
    [InlineData("Channels:Kannel:PublicUrl", "gw.example.org")]
    [InlineData("Channels:Kannel:SendUrl", "cgi-bin/sendsms")]
    [InlineData("Channels:AfricasTalking:ApiUrl", "ftp://api.example.org")]
    public void A_setting_that_cannot_work_stops_the_start(string name, string value)
    {
        using var services = Build("Production", (name, value));

        var fault = Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        fault.Message.ShouldContain(name.Replace(":0", "", StringComparison.Ordinal).Split(':')[^1]);
    }

    [Fact]
    public void Addresses_and_public_urls_are_read()
    {
        using var services = Build(
            "Production",
            ("Channels:Vodacom:AllowedAddresses:0", "10.0.0.0/8"),
            ("Channels:Vodacom:PublicUrl", "https://gw.example.org"),
            ("Channels:Twilio:PublicUrl", ""));

        services.GetRequiredService<IStartupValidator>().Validate();

        Read<VodacomOptions>(services).AllowedAddresses.ShouldBe(["10.0.0.0/8"]);
        Read<VodacomOptions>(services).PublicUrl.ShouldBe(new Uri("https://gw.example.org"));
        Read<TwilioOptions>(services).PublicUrl.ShouldBeNull();
    }

    private static T Read<T>(ServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static ServiceProvider Build(string environment, params (string Name, string Value)[] settings) => Build(environment, [], settings);

    private static ServiceProvider Build(string environment, List<string> log, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Logging.AddProvider(new ListLog(log));
        builder.AddChannels();
        return builder.Services.BuildServiceProvider();
    }

    private sealed class ListLog(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }
}
