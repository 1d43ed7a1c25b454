using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.NotSet;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Messaging.Routes;

/// <summary>Routes without a price: what a text costs cannot be estimated on them. They are set in the settings of the installation.</summary>
internal sealed class RouteNotSet(RouteTable routes, IStringLocalizer<ConsoleText> words) : INotSetSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<NotSetItem>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NotSetItem>>(
    [
        .. routes.All.Where(route => route.Options.CostPerSegment is null).OrderBy(route => route.Name, StringComparer.Ordinal).Select(route => new NotSetItem(
            words["Message routes"], words["{0}: price of a part", route.Name], words["Estimates leave this route out."], null)),
    ]);
}
