using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>Sends through Africa's Talking. It has no way to recognise a repeated request, and no limit of validity.</summary>
internal sealed class AfricasTalkingProvider(IHttpClientFactory http, IOptions<AfricasTalkingOptions> options) : ISmsProvider
{
    private readonly AfricasTalkingOptions _options = options.Value;

    /// <inheritdoc/>
    public string Name => AfricasTalkingOptions.Name;

    /// <inheritdoc/>
    public bool SafeToRepeat => false;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MissingSettings =>
    [
        .. new[] { (Name: nameof(_options.Username), Value: _options.Username), (Name: nameof(_options.ApiKey), Value: _options.ApiKey) }
            .Where(setting => setting.Value.Length == 0).Select(setting => $"{AfricasTalkingOptions.Section}:{setting.Name}"),
    ];

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        var fields = new List<KeyValuePair<string, string>>
        {
            new("username", _options.Username), new("to", sms.To), new("message", sms.Text), new("bulkSMSMode", "1"),
        };
        if (sms.Sender.Length > 0)
            fields.Add(new("from", sms.Sender));
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.ApiUrl) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("apiKey", _options.ApiKey);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return await http.SendAsync(AfricasTalkingOptions.Name, request, AfricasTalkingAnswer.Read, cancellationToken);
    }
}
