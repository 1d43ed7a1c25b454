using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>
/// Stands where requests to providers would leave the machine: answers each host with what a test wrote down for it, in that order. A request that
/// nothing was written down for, and an answer that nobody asked for, fail the test when it is disposed of.
/// </summary>
internal sealed class ProviderStub : HttpMessageHandler
{
    public const string Twilio = "api.twilio.com";
    public const string AfricasTalking = "api.africastalking.com";
    public const string Kannel = "kannel.test";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpResponseMessage>>> _answers = new();
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly ConcurrentQueue<string> _strangers = new();

    /// <summary>Every request so far.</summary>
    public IReadOnlyCollection<StubRequest> Requests => _requests;

    /// <summary>The next answer of a host.</summary>
    public ProviderStub Answer(string host, int status, string body, string type = "application/json", TimeSpan? retryAfter = null) =>
        Script(host, () =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            if (retryAfter is { } pause) answer.Headers.RetryAfter = new RetryConditionHeaderValue(pause);
            return answer;
        });

    /// <summary>A host's next request fails.</summary>
    public ProviderStub Fail(string host, Exception fault) => Script(host, () => throw fault);

    /// <summary>Puts this in the place of every provider's line.</summary>
    public void Cover(IServiceCollection services)
    {
        foreach (var name in (string[])[TwilioOptions.Name, AfricasTalkingOptions.Name, KannelOptions.Name])
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => this);
    }

    /// <summary>The gateway's clients, to this stub or, without one, to the network.</summary>
    public static IHttpClientFactory Clients(ProviderStub? stub, TimeSpan? sendTimeout = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new SuiteLog()));
        services.AddOptions<MessagingOptions>().Configure(options => options.SendTimeout = sendTimeout ?? options.SendTimeout);
        foreach (var name in (string[])[TwilioOptions.Name, AfricasTalkingOptions.Name, KannelOptions.Name]) services.AddProviderHttp(name);
        stub?.Cover(services);
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        _requests.Enqueue(new StubRequest(
            request.Method.Method,
            request.RequestUri,
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase)));
        if (_answers.TryGetValue(host, out var answers) && answers.TryDequeue(out var next)) return next();
        _strangers.Enqueue(host);
        throw new HttpRequestException("Nothing leaves the tests.");
    }

    protected override void Dispose(bool disposing)
    {
        _strangers.ShouldBeEmpty("Requests that no answer was written down for.");
        _answers.Where(answers => !answers.Value.IsEmpty).Select(answers => answers.Key).ShouldBeEmpty("Answers that nobody asked for.");
        base.Dispose(disposing);
    }

    private ProviderStub Script(string host, Func<HttpResponseMessage> answer)
    {
        _answers.GetOrAdd(host, _ => new()).Enqueue(answer);
        return this;
    }
}

/// <summary>A request as it would have left.</summary>
internal sealed record StubRequest(string Method, Uri Url, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A field of its form, or of its query when it has none; null: it is not there.</summary>
    public string? this[string name] => FormBody.Parse(Body.Length > 0 ? Body : Url.Query.TrimStart('?')).Find(name);
}
