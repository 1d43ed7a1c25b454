using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>Reads the forms that Twilio posts and refuses those that are not signed by it, or not for our account.</summary>
internal sealed class TwilioForm(TwilioSignature signature, IOptions<TwilioOptions> options)
{
    /// <summary>The fields of a request; when it is not genuine their refusal says why.</summary>
    public async ValueTask<ProviderFields> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (signature.CheckHeader(request) is { } unsigned)
            return new ProviderFields([], unsigned);
        var fields = await FormBody.ReadAsync(request, FormBody.MostSmsBytes, cancellationToken);
        if (fields.Refusal is not null)
            return fields;
        if (!signature.IsGenuine(request, fields))
            return new ProviderFields([], Refusal.Signature);
        return options.Value.AccountSid is { Length: > 0 } account && fields.Find("AccountSid") != account
            ? new ProviderFields([], Refusal.Account)
            : fields;
    }
}
