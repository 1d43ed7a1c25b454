namespace Diaspora.Gateway.Messaging.Routes;

/// <summary>One way for messages to leave.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Options">How it is set up.</param>
internal sealed record Route(string Name, RouteSettings Options)
{
    /// <summary>Name of the provider.</summary>
    public string Provider => Options.Provider;

    /// <summary>True when people can reply.</summary>
    public bool TwoWay => Options.TwoWay;
}
