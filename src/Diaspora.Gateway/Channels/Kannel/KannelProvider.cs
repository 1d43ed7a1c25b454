using System.Globalization;
using System.Text;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Messaging.Sending;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>Sends through the sendsms interface of a Kannel, which gives no id back: its reports carry our reference.</summary>
internal sealed class KannelProvider(IHttpClientFactory http, IOptions<KannelOptions> options) : ISmsProvider
{
    // Everything but "intermediate": delivered, not delivered, queued at the SMSC, taken by it, refused by it.
    private const string ReportMask = "31";

    private readonly KannelOptions _options = options.Value;

    /// <inheritdoc/>
    public string Name => KannelOptions.Name;

    /// <inheritdoc/>
    public bool SafeToRepeat => false;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MissingSettings =>
    [
        .. new[]
        {
            (Name: nameof(KannelOptions.SendUrl), Missing: _options.SendUrl is null),
            (Name: nameof(KannelOptions.Username), Missing: _options.Username.Length == 0),
            (Name: nameof(KannelOptions.Password), Missing: _options.Password.Length == 0),

            // Without reports a send without an answer would be repeated blindly; without the token they are refused.
            (Name: nameof(KannelOptions.PublicUrl), Missing: _options.PublicUrl is null),
            (Name: nameof(KannelOptions.Token), Missing: _options.Token.Length == 0),
        }.Where(setting => setting.Missing).Select(setting => $"{KannelOptions.Section}:{setting.Name}"),
    ];

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        // The empty content keeps the framework from sending it again on its own: a GET without one goes out up to five times when the other side
        // hangs up after reading it.
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(sms)) { Content = new ByteArrayContent([]) };
        return await http.SendAsync(KannelOptions.Name, request, KannelReply.Read, cancellationToken);
    }

    private Uri Address(OutgoingSms sms)
    {
        var url = Required(_options.SendUrl, nameof(KannelOptions.SendUrl));
        var query = new StringBuilder(url.OriginalString).Append(url.Query.Length == 0 ? '?' : '&');
        query.Append("username=").Append(Uri.EscapeDataString(_options.Username));
        Add("password", _options.Password);
        Add("smsc", _options.Smsc);
        Add("from", sms.Sender);
        Add("to", sms.To);
        Add("text", sms.Text);

        // In its default coding Kannel turns what is not GSM-7 into question marks.
        if (!Gsm7.IsEncodable(sms.Text))
            query.Append("&coding=2&charset=UTF-8");
        Add("validity", Math.Max(1, (long)sms.Validity.TotalMinutes).ToString(CultureInfo.InvariantCulture));
        Add("dlr-mask", ReportMask);
        Add("dlr-url", ReportUrl(sms.Reference));
        return new Uri(query.ToString());

        void Add(string name, string value)
        {
            if (value.Length > 0)
                query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>Where Kannel reports; it puts the kind of report in place of <c>%d</c>, so other percent signs are doubled.</summary>
    private string ReportUrl(MessageReference reference)
    {
        var url = Required(_options.PublicUrl, nameof(KannelOptions.PublicUrl));
        var address = $"{url.OriginalString.TrimEnd('/')}/channels/{KannelOptions.Name}/status?token={Uri.EscapeDataString(_options.Token)}&ref={reference}";
        return address.Replace("%", "%%", StringComparison.Ordinal) + "&type=%d";
    }

    private static Uri Required(Uri? url, string name) => url ?? throw new InvalidOperationException($"{KannelOptions.Section}:{name} is not set.");
}
