namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>Whether the simulator is there.</summary>
internal sealed class SimulatorOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Channels:Simulator";

    /// <summary>The environment, besides development, in which the simulator may be switched on.</summary>
    public const string Training = "Training";

    /// <summary>
    /// True: <c>/simulator</c> is served. Default null: in development yes, elsewhere no. It shows the messages of any phone, so it can be
    /// switched on in the environments Development and Training alone; elsewhere the gateway does not start with it.
    /// </summary>
    public bool? Enabled { get; set; }
}
