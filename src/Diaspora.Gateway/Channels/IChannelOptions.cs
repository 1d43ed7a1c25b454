namespace Diaspora.Gateway.Channels;

/// <summary>What the options of every channel say about it.</summary>
internal interface IChannelOptions
{
    /// <summary>The channel's name, as it stands in paths, in the log and with every contact.</summary>
    static abstract string Channel { get; }

    /// <summary>The option without which the channel is closed.</summary>
    static abstract string KeyOption { get; }

    /// <summary>Whether that option is set.</summary>
    bool IsOpen { get; }
}
