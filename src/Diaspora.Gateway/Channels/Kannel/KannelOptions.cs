namespace Diaspora.Gateway.Channels.Kannel;

/// <summary>How a Kannel reaches us and how we reach it.</summary>
internal sealed class KannelOptions : TokenChannelOptions, IChannelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Channels:Kannel";

    /// <summary>The channel's name.</summary>
    public const string Name = "kannel";

    /// <summary>Its sendsms address, such as <c>http://127.0.0.1:13013/cgi-bin/sendsms</c>. Default none: nothing is sent through it.</summary>
    public Uri? SendUrl { get; set; }

    /// <summary>The sendsms-user. Default none.</summary>
    public string Username { get; set; } = "";

    /// <summary>That user's password. Default none.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// The gateway as the Kannel sees it, such as <c>http://127.0.0.1:5080</c>: delivery reports go there. Default none, and without it
    /// nothing is sent through it.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Id of the SMSC that texts leave by. Default none: the Kannel chooses.</summary>
    public string Smsc { get; set; } = "";

    static string IChannelOptions.Channel => Name;

    static string IChannelOptions.KeyOption => $"{Section}:{nameof(Token)}";

    bool IChannelOptions.IsOpen => Token.Length > 0;
}
