namespace Diaspora.Gateway.Console.NotSet;

/// <summary>
/// Values of one area that staff have not set, so that phones do not show what depends on them; every implementation that is registered as a
/// singleton is asked for the overview.
/// </summary>
internal interface INotSetSource
{
    /// <summary>What is not set now.</summary>
    Task<IReadOnlyList<NotSetItem>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>A value that is not set.</summary>
/// <param name="Area">Where it belongs, such as <c>Missions</c>.</param>
/// <param name="What">What is not set, such as <c>Consulate, Welkom: telephone</c>.</param>
/// <param name="Effect">What phones do meanwhile.</param>
/// <param name="Href">Where it is set; null: in the settings of the installation.</param>
public sealed record NotSetItem(string Area, string What, string Effect, string? Href);
