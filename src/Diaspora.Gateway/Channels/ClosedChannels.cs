using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Channels.Vodacom;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels;

/// <summary>Says at start which channels are closed and what opens them.</summary>
internal sealed class ClosedChannels(
    IOptions<AfricasTalkingOptions> africasTalking,
    IOptions<KannelOptions> kannel,
    IOptions<TwilioOptions> twilio,
    IOptions<VodacomOptions> vodacom,
    ILogger<ClosedChannels> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Tell(africasTalking.Value);
        Tell(kannel.Value);
        Tell(twilio.Value);
        Tell(vodacom.Value);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell<TOptions>(TOptions options)
        where TOptions : IChannelOptions
    {
        if (!options.IsOpen)
            logger.ChannelClosed(TOptions.Channel, TOptions.KeyOption);
    }
}
