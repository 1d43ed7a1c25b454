namespace Diaspora.Gateway.Channels.Vodacom;

/// <summary>How Vodacom Messaging reaches us.</summary>
internal sealed class VodacomOptions : TokenChannelOptions, IChannelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Channels:Vodacom";

    /// <summary>The channel's name.</summary>
    public const string Name = "vodacom";

    /// <summary>
    /// The gateway as the provider sees it, such as <c>https://gateway.example.org</c>, with the path that a proxy takes away if it does. Every
    /// screen tells the provider from it where to bring the answer. Default none: the scheme and host of the request.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    static string IChannelOptions.Channel => Name;

    static string IChannelOptions.KeyOption => $"{Section}:{nameof(Token)}";

    bool IChannelOptions.IsOpen => Token.Length > 0;
}
