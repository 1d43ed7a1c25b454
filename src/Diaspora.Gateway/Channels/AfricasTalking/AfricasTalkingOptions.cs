namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>How Africa's Talking reaches us and how we reach it.</summary>
internal sealed class AfricasTalkingOptions : TokenChannelOptions, IChannelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Channels:AfricasTalking";

    /// <summary>The channel's name.</summary>
    public const string Name = "africastalking";

    /// <summary>The account that sends. Default none; with the sandbox's address it is <c>sandbox</c>.</summary>
    public string Username { get; set; } = "";

    /// <summary>The account's key. Default none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where texts are handed over. Default the live address; the sandbox has <c>https://api.sandbox.africastalking.com/version1/messaging</c>.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.africastalking.com/version1/messaging");

    static string IChannelOptions.Channel => Name;

    static string IChannelOptions.KeyOption => $"{Section}:{nameof(Token)}";

    bool IChannelOptions.IsOpen => Token.Length > 0;
}
