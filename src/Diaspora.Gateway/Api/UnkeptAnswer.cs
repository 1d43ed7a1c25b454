namespace Diaspora.Gateway.Api;

/// <summary>Metadata of an endpoint: its answer holds something of a person, or a password, and is not kept for a repeated post, which then is done again.</summary>
internal sealed class UnkeptAnswer
{
    private UnkeptAnswer()
    {
    }

    /// <summary>The only one.</summary>
    public static UnkeptAnswer Mark { get; } = new();
}
