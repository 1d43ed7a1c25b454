namespace Diaspora.Gateway.Messaging.Hours;

/// <summary>When a text may arrive.</summary>
internal enum QuietClass
{
    /// <summary>At any time: an answer to what the person has just done, or an emergency.</summary>
    None,

    /// <summary>A notice of the person's own affairs.</summary>
    Service,

    /// <summary>News that the person agreed to.</summary>
    News,
}
