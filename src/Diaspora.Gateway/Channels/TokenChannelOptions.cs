namespace Diaspora.Gateway.Channels;

/// <summary>How a provider that signs nothing is told from others.</summary>
internal abstract class TokenChannelOptions
{
    /// <summary>
    /// The secret that every request carries as <c>?token=</c>: at least 32 random letters and digits, known to the provider and to nobody else.
    /// Default none, and without it the channel answers 403 to everything; in development it is <c>dev-token</c>.
    /// </summary>
    public string Token { get; set; } = "";

    /// <summary>
    /// The addresses that may call, each an IP address or a network such as <c>196.201.214.0/24</c>. Default none, which lets every address
    /// call that knows the token. Behind a proxy the address is the one that the proxy reports.
    /// </summary>
    public IList<string> AllowedAddresses { get; set; } = [];
}
