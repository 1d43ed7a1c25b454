using System.ComponentModel.DataAnnotations;
using Diaspora.Gateway.Messaging.Routes;

namespace Diaspora.Gateway.Messaging;

/// <summary>How messages leave.</summary>
internal sealed class MessagingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Messaging";

    /// <summary>Whether this node sends. Default true; a node that only answers dials may leave it to others.</summary>
    public bool Dispatch { get; set; } = true;

    /// <summary>Messages that this node has under way with one route at most. Default 64.</summary>
    [Range(1, 1000)]
    public int Concurrency { get; set; } = 64;

    /// <summary>How long a provider may take to answer before the outcome counts as unknown. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long to wait for a delivery report when nobody knows whether a text left, before it is sent again. Private texts never are. Default 10
    /// minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan UnknownPatience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Attempts after which a message goes to the dead list. Default 6.</summary>
    [Range(1, 20)]
    public int MostAttempts { get; set; } = 6;

    /// <summary>
    /// Routes by name. Default none, and without any nothing leaves; in development there are two to the simulator: <c>home</c> for Lesotho, one-way,
    /// and <c>abroad</c> for all other numbers, two-way.
    /// </summary>
    public IDictionary<string, RouteSettings> Routes { get; set; } = new Dictionary<string, RouteSettings>();
}
