using System.Text.RegularExpressions;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.BrowserTests;

/// <summary>People who dial before staff see anything of them; none of them has dialled before.</summary>
internal static partial class PhonePeople
{
    /// <summary>The PIN of every request.</summary>
    public const string Pin = "7093";

    /// <summary>Registers somebody in Johannesburg who wants texts about events.</summary>
    public static async Task RegisterAsync(this GatewayFixture gateway, string number, string name)
    {
        SuiteLog.Use(name);
        var phone = gateway.Phone(number);
        await phone.DialAsync("*384*266*2*1#");
        (await phone.PressAsync("1", "1", "1", name, "1991", "1", "Johannesburg", "4", "2", "1")).ShouldStartWith("END\nSaved.");
    }

    /// <summary>Asks for food assistance in Quthing, and gives the number of the request.</summary>
    public static async Task<string> ApplyAsync(this GatewayFixture gateway, string number, string name, string year = "1968")
    {
        SuiteLog.Use(name);
        var phone = gateway.Phone(number);
        await phone.DialAsync("*384*266*2*4*3#");
        var received = await phone.PressAsync("1", "9", "6", name, year, "Mt. Moorosi", "3", "2026", "0", Pin, Pin, "1");
        received.ShouldContain("Received.");
        return Reference().Match(received).Value.Replace(" ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\d{4} \d{4}")]
    private static partial Regex Reference();
}
