using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Feedback;

/// <summary>Somebody who complains by phone, key by key.</summary>
internal static partial class FeedbackPhone
{
    public const string Pin = "4825";
    private const string Quthing = "9";

    /// <summary>Complains about a clinic in Quthing, or by the key of another district, and gives the number of the complaint.</summary>
    public static async Task<string> ComplainAsync(GatewayFixture gateway, string phone, string words, bool text = false, string district = Quthing)
    {
        var caller = gateway.Phone(phone);
        await caller.DialAsync($"*384*266*8*2*3*{district}#");
        return NumberIn(await caller.PressAsync(words, text ? "1" : "2", Pin, Pin));
    }

    /// <summary>Reports harm by staff in Quthing, or another district, to the focal point, and gives the number of the report.</summary>
    public static async Task<string> ReportAsync(GatewayFixture gateway, string phone, bool call = false, string district = Quthing)
    {
        var caller = gateway.Phone(phone);
        await caller.DialAsync("*384*266*8*2#");
        return NumberIn(await caller.PressAsync("2", "2", "2", district, "1", call ? "1" : "2", Pin, Pin));
    }

    /// <summary>Keys a number and a PIN, and gives the screen.</summary>
    public static async Task<string> CheckAsync(GatewayFixture gateway, string phone, string number, string pin = Pin)
    {
        var caller = gateway.Phone(phone);
        await caller.DialAsync($"*384*266*8*5*{number}#");
        return await caller.PressAsync(pin);
    }

    private static string NumberIn(string screen) => Number().Match(screen) is { Success: true } match
        ? match.Value.Replace(" ", "", StringComparison.Ordinal)
        : throw new InvalidOperationException(screen);

    [GeneratedRegex(@"\d{4} \d{4}")]
    private static partial Regex Number();
}
