using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Diaspora.Gateway.Console.Account;

/// <summary>How often one address may load or post the pages on which people sign in: far more than people need, far less than guessing needs.</summary>
internal static class SignInLimit
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "sign-in";

    private const int PerMinute = 60;

    /// <summary>Registers it.</summary>
    public static void Add(RateLimiterOptions options) => options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
        $"{context.Connection.RemoteIpAddress}",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
}
