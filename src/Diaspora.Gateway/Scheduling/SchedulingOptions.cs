namespace Diaspora.Gateway.Scheduling;

/// <summary>Regular work.</summary>
internal sealed class SchedulingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Scheduling";

    /// <summary>Whether this node takes part in regular work. Default true; at least one node must, or no reminder goes out and nothing is purged.</summary>
    public bool Enabled { get; set; } = true;
}
