using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Channels.Vodacom;
using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels;

/// <summary>Registers and maps what providers call.</summary>
internal static class ChannelSetup
{
    private const string BadAddresses = "AllowedAddresses must hold IP addresses or networks such as 196.201.214.0/24.";
    private const string BadSendUrl = "must be an http or https address.";
    private const string BadPublicUrl = "PublicUrl must be an http or https address without a query, such as https://gateway.example.org.";

    /// <summary>
    /// Registers the channels' options and what they share. In development a channel without a secret gets the one of development; elsewhere it is
    /// closed and says so at start.
    /// </summary>
    public static IHostApplicationBuilder AddChannels(this IHostApplicationBuilder builder)
    {
        builder.AddTokenChannel<AfricasTalkingOptions>(AfricasTalkingOptions.Section)
            .Validate(options => IsHttp(options.ApiUrl), $"{AfricasTalkingOptions.Section}:{nameof(AfricasTalkingOptions.ApiUrl)} {BadSendUrl}");
        builder.AddTokenChannel<KannelOptions>(KannelOptions.Section)
            .Validate(options => CalledUrl.IsPublicUrl(options.PublicUrl), $"{KannelOptions.Section}: {BadPublicUrl}")
            .Validate(
                options => options.SendUrl is null || IsHttp(options.SendUrl), $"{KannelOptions.Section}:{nameof(KannelOptions.SendUrl)} {BadSendUrl}");
        builder.AddTokenChannel<VodacomOptions>(VodacomOptions.Section)
            .Validate(options => CalledUrl.IsPublicUrl(options.PublicUrl), $"{VodacomOptions.Section}: {BadPublicUrl}");
        builder.AddChannel<TwilioOptions>(TwilioOptions.Section, options => options.AuthToken = "dev-auth-token")
            .Validate(options => CalledUrl.IsPublicUrl(options.PublicUrl), $"{TwilioOptions.Section}: {BadPublicUrl}");
        builder.AddProvider<AfricasTalkingProvider>(AfricasTalkingOptions.Name);
        builder.AddProvider<KannelProvider>(KannelOptions.Name);
        builder.AddProvider<TwilioProvider>(TwilioOptions.Name);
        builder.Services.AddSingleton<ServiceCode>();
        builder.Services.AddSingleton<Refusals>();
        builder.Services.AddSingleton(typeof(TokenFilter<>));
        builder.Services.AddSingleton<ReportIntake>();
        builder.Services.AddSingleton<TwilioForm>();
        builder.Services.AddSingleton<TwilioSignature>();
        builder.Services.AddSingleton<AfricasTalkingOptOut>();
        builder.Services.AddHostedService<ClosedChannels>();
        return builder;
    }

    /// <summary>Maps <c>/channels/…</c>. Providers know nothing of antiforgery tokens, and staff who read the API need none of this.</summary>
    public static RouteGroupBuilder MapChannels(this IEndpointRouteBuilder app)
    {
        var channels = app.MapGroup("/channels").DisableAntiforgery().ExcludeFromDescription();
        channels.MapAfricasTalking();
        channels.MapKannel();
        channels.MapTwilio();
        channels.MapVodacom();
        return channels;
    }

    private static void AddProvider<TProvider>(this IHostApplicationBuilder builder, string name)
        where TProvider : class, ISmsProvider
    {
        builder.Services.AddProviderHttp(name);
        builder.Services.AddSingleton<ISmsProvider, TProvider>();
    }

    private static bool IsHttp(Uri url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https", Fragment: "" };

    private static OptionsBuilder<TOptions> AddTokenChannel<TOptions>(this IHostApplicationBuilder builder, string section)
        where TOptions : TokenChannelOptions, IChannelOptions =>
        builder.AddChannel<TOptions>(section, options => options.Token = "dev-token")
            .Validate(options => options.AllowedAddresses.All(entry => AddressList.TryRead(entry, out _)), $"{section}: {BadAddresses}");

    private static OptionsBuilder<TOptions> AddChannel<TOptions>(this IHostApplicationBuilder builder, string section, Action<TOptions> open)
        where TOptions : class, IChannelOptions
    {
        var development = builder.Environment.IsDevelopment();
        return builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart().PostConfigure(options =>
        {
            if (development && !options.IsOpen)
                open(options);
        });
    }
}
