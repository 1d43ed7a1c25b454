using System.Text.RegularExpressions;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Messaging.Routes;

/// <summary>Refuses routes that cannot work, each fault with the setting and what to do.</summary>
internal sealed partial class RouteRules(IEnumerable<Sending.ISmsProvider> providers) : IValidateOptions<MessagingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        var known = providers.ToDictionary(p => p.Name);
        var faults = options.Routes.SelectMany(route => FaultsOf(route.Key, route.Value, options, known)).ToList();
        faults.AddRange(options.Routes.SelectMany(r => r.Value.Prefixes, (r, p) => (Route: r.Key, Prefix: p))
            .GroupBy(r => r.Prefix).Where(g => g.Count() > 1)
            .Select(g => $"{MessagingOptions.Section}:Routes: {g.Key} belongs to {string.Join(" and ", g.Select(r => r.Route))}; leave it to one."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(string name, RouteSettings route, MessagingOptions options, Dictionary<string, Sending.ISmsProvider> providers)
    {
        var at = $"{MessagingOptions.Section}:Routes:{name}";
        if (!providers.TryGetValue(route.Provider, out var provider))
            yield return $"{at}:Provider: there is no provider '{route.Provider}'; take one of {string.Join(", ", providers.Keys.Order())}.";
        foreach (var setting in provider?.MissingSettings ?? [])
            yield return $"{setting} must be set, because {at} sends through {route.Provider}.";
        if (route.SegmentsPerSecond is not (> 0 and <= 10_000))
            yield return $"{at}:SegmentsPerSecond must be above 0 and at most 10000.";
        if (route.Sender.Length > 0 && !SenderForm().IsMatch(route.Sender))
            yield return $"{at}:Sender must be a number, a name of at most 11 letters, digits and spaces with a letter in it, or a messaging service of Twilio's.";
        if ((route.CostPerSegment is null) != (route.Currency.Length == 0) || route.CostPerSegment < 0)
            yield return $"{at}:CostPerSegment and Currency go together, and a price is not below 0.";
        if (route.Fallback.Length > 0 && (route.Fallback == name || !options.Routes.ContainsKey(route.Fallback)))
            yield return $"{at}:Fallback must name another route.";
        foreach (var prefix in route.Prefixes)
            if (!IsPrefix(prefix)) yield return $"{at}:Prefixes: {prefix} must be + alone, or + and a calling code with at most one digit more.";
    }

    private static bool IsPrefix(string prefix) =>
        prefix == "+" || (PrefixForm().IsMatch(prefix) && (prefix.Length == 2 || !CallingCodes.TryFind(prefix[1..] + "0", out var code) || prefix.Length <= code.Length + 2));

    [GeneratedRegex(@"^\+[1-9]\d{0,3}\z")]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"^(\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|MG[0-9a-f]{32})\z")]
    private static partial Regex SenderForm();
}
