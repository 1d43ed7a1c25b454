using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>
/// Sends through Twilio's API. It has no way to recognise a repeated request: our reference in the status callback's address is what tells later
/// that a text did leave.
/// </summary>
internal sealed class TwilioProvider(IHttpClientFactory http, IOptions<TwilioOptions> options) : ISmsProvider
{
    private const string ServicePrefix = "MG";
    private const int MostValiditySeconds = 36_000;
    private readonly TwilioOptions _options = options.Value;

    /// <inheritdoc/>
    public string Name => TwilioOptions.Name;

    /// <inheritdoc/>
    public bool SafeToRepeat => false;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MissingSettings =>
    [
        .. new[]
        {
            (Name: nameof(TwilioOptions.AccountSid), Missing: _options.AccountSid.Length == 0),
            (Name: nameof(TwilioOptions.AuthToken), Missing: _options.AuthToken.Length == 0),

            // Without reports a send without an answer would be repeated blindly.
            (Name: nameof(TwilioOptions.PublicUrl), Missing: _options.PublicUrl is null),
        }.Where(setting => setting.Missing).Select(setting => $"{TwilioOptions.Section}:{setting.Name}"),
    ];

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(TwilioOptions.Name);

        // The package takes no token of ours; the client is this send's own.
        await using var cancelled = cancellationToken.Register(client.CancelPendingRequests);
        var carrier = new SystemNetHttpClient(client);
        try
        {
            var message = await MessageResource.CreateAsync(
                Write(sms), new TwilioRestClient(_options.AccountSid, _options.AuthToken, httpClient: carrier));
            return Read(message);
        }
        catch (ApiConnectionException fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ProviderHttp.OfFault(fault.InnerException ?? fault);
        }
        catch (ApiException fault)
        {
            return TwilioErrors.Find(fault.Code)?.Result() ?? OfStatus(carrier.LastResponse);
        }
        catch (Exception) when (carrier.LastResponse is not null)
        {
            // JSON of another form than an error's is too much for the package's reader, and what that throws gets through.
            return OfStatus(carrier.LastResponse);
        }
    }

    private CreateMessageOptions Write(OutgoingSms sms)
    {
        var message = new CreateMessageOptions(new PhoneNumber(sms.To))
        {
            Body = sms.Text,
            StatusCallback = StatusCallback(sms.Reference),
            ValidityPeriod = (int)Math.Clamp(sms.Validity.TotalSeconds, 1, MostValiditySeconds),
        };
        if (sms.Sender.StartsWith(ServicePrefix, StringComparison.Ordinal))
            message.MessagingServiceSid = sms.Sender;
        else if (sms.Sender.Length > 0)
            message.From = new PhoneNumber(sms.Sender);
        return message;
    }

    private Uri StatusCallback(MessageReference reference)
    {
        var url = _options.PublicUrl ?? throw new InvalidOperationException($"{TwilioOptions.Section}:{nameof(TwilioOptions.PublicUrl)} is not set.");
        return new Uri($"{url.OriginalString.TrimEnd('/')}/channels/{TwilioOptions.Name}/status?{TwilioStatus.ReferenceField}={reference}");
    }

    private static SendResult Read(MessageResource? message) => message switch
    {
        { ErrorCode: { } code } when TwilioErrors.Find(code) is { } error => error.Result(message.Sid),
        { Sid.Length: > 0 } when message.Status?.ToString() is "failed" or "undelivered" => new SendResult(SendOutcome.Failed, message.Sid, "rejected"),
        { Sid.Length: > 0 } => new SendResult(SendOutcome.Accepted, message.Sid),
        _ => ProviderHttp.OfStatus(StatusCodes.Status200OK),
    };

    private static SendResult OfStatus(Response? answer) => ProviderHttp.OfStatus((int)(answer?.StatusCode ?? 0));
}
