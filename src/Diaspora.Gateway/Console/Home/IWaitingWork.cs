using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Console.Home;

/// <summary>What of one area waits for somebody; every implementation that is registered as a singleton is asked for the home page.</summary>
internal interface IWaitingWork
{
    /// <summary>What waits for this person, as far as their rights reach; nothing that they may not do.</summary>
    Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken);
}

/// <summary>Something that waits.</summary>
/// <param name="Count">How many.</param>
/// <param name="Text">What, as it follows the number: <c>announcements wait for your approval</c>.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="Late">True: some of it waits too long.</param>
internal sealed record WaitingItem(int Count, string Text, string Href, bool Late = false);
