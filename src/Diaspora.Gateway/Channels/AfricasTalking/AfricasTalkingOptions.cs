namespace Diaspora.Gateway.Channels.AfricasTalking;

/// <summary>How Africa's Talking reaches us.</summary>
internal sealed class AfricasTalkingOptions : TokenChannelOptions, IChannelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Channels:AfricasTalking";

    /// <summary>The channel's name.</summary>
    public const string Name = "africastalking";

    static string IChannelOptions.Channel => Name;

    static string IChannelOptions.KeyOption => $"{Section}:{nameof(Token)}";

    bool IChannelOptions.IsOpen => Token.Length > 0;
}
