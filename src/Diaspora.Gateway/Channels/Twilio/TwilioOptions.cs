namespace Diaspora.Gateway.Channels.Twilio;

/// <summary>How Twilio reaches us and how we reach it.</summary>
internal sealed class TwilioOptions : IChannelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Channels:Twilio";

    /// <summary>The channel's name.</summary>
    public const string Name = "twilio";

    /// <summary>
    /// The account (<c>AC…</c>) that sends and that requests must be for. Default none: nothing is sent, and requests for any account are taken that
    /// are signed with our token.
    /// </summary>
    public string AccountSid { get; set; } = "";

    /// <summary>
    /// The account's primary auth token, with which Twilio signs its requests. Default none, and without it the channel answers 403 to
    /// everything; in development it is <c>dev-auth-token</c>.
    /// </summary>
    public string AuthToken { get; set; } = "";

    /// <summary>The other token while the account's tokens are being changed; requests signed with either are taken. Default none.</summary>
    public string SecondAuthToken { get; set; } = "";

    /// <summary>
    /// The gateway as Twilio sees it, such as <c>https://gateway.example.org</c>, with the path that a proxy takes away if it does. Default
    /// none: signatures are checked with the scheme and host of the request, which is right without a proxy or with one whose forwarded headers are
    /// trusted, but nothing can be sent, because delivery reports would have nowhere to go.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    static string IChannelOptions.Channel => Name;

    static string IChannelOptions.KeyOption => $"{Section}:{nameof(AuthToken)}";

    bool IChannelOptions.IsOpen => AuthToken.Length > 0;
}
