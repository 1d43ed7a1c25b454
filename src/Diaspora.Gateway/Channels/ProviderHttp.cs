using System.Net.Sockets;
using System.Text;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels;

/// <summary>
/// HTTP to providers: no redirects, no cookies, no log (addresses hold numbers and words), answers of a bounded size. An answer that takes longer
/// than <see cref="MessagingOptions.SendTimeout"/> counts as unknown; a connection has half of that.
/// </summary>
internal static class ProviderHttp
{
    private const int MostAnswerBytes = 64 * 1024;

    // Shorter than providers keep idle connections open, so that a text rarely leaves on one that is just being closed.
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Registers the client with a provider's name.</summary>
    public static void AddProviderHttp(this IServiceCollection services, string name) =>
        services.AddHttpClient(name)
            .ConfigureHttpClient((provider, client) =>
            {
                client.Timeout = SendTimeout(provider);
                client.MaxResponseContentBufferSize = MostAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectCallback = (context, cancellationToken) => ConnectAsync(context, SendTimeout(provider) / 2, cancellationToken),
                PooledConnectionIdleTimeout = s_idle,
                PooledConnectionLifetime = s_lifetime,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    /// <summary>Sends a request and reads its answer; without an answer the result says whether the request may have arrived.</summary>
    /// <param name="factory">Where the client comes from.</param>
    /// <param name="name">The provider's name.</param>
    /// <param name="request">The request; with a content, or the framework repeats it by itself when a connection breaks.</param>
    /// <param name="read">What an answer means.</param>
    /// <param name="cancellationToken">Ends the wait with an exception: nobody wants the result.</param>
    public static async Task<SendResult> SendAsync(
        this IHttpClientFactory factory, string name, HttpRequestMessage request, Func<ProviderAnswer, SendResult> read,
        CancellationToken cancellationToken)
    {
        using var client = factory.CreateClient(name);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return read(new ProviderAnswer((int)response.StatusCode, Encoding.UTF8.GetString(body), response.Headers.RetryAfter?.Delta));
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return OfFault(fault);
        }
    }

    /// <summary>What a request without an answer means: it certainly did not arrive when there was no connection.</summary>
    public static SendResult OfFault(Exception fault) => fault is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    }
        ? new SendResult(SendOutcome.TryLater, Reason: "no-connection")
        : new SendResult(SendOutcome.Unknown, Reason: "no-answer");

    /// <summary>What the HTTP status of an answer means when its body does not say more.</summary>
    public static SendResult OfStatus(int status, TimeSpan? retryAfter = null) => status switch
    {
        429 => new SendResult(SendOutcome.TryLater, Reason: "throttled", RetryAfter: retryAfter),
        401 or 403 or 407 => new SendResult(SendOutcome.RouteDown, Reason: "credentials"),
        (>= 300 and < 400) or 404 or 405 or 410 or 415 => new SendResult(SendOutcome.RouteDown, Reason: "configuration"),
        >= 400 and < 500 and not 408 => new SendResult(SendOutcome.Failed, Reason: "rejected"),

        // A success that does not say what became of the text, or a server that may have failed after it took it.
        _ => new SendResult(SendOutcome.Unknown, Reason: "unclear-answer"),
    };

    // With a limit of its own, unlike ConnectTimeout, it fails in a way that tells "no connection" from "no answer".
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static TimeSpan SendTimeout(IServiceProvider services) => services.GetRequiredService<IOptions<MessagingOptions>>().Value.SendTimeout;
}
