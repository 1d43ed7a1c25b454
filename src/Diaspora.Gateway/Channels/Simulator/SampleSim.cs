namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>A SIM that the page offers. Its number is a sample and nobody's.</summary>
/// <param name="Label">Country and operator.</param>
/// <param name="Number">Number with plus.</param>
/// <param name="NetworkCode">What Africa's Talking sends as the network.</param>
internal sealed record SampleSim(string Label, string Number, string NetworkCode)
{
    /// <summary>The short code to which the page's texts are addressed.</summary>
    public const string SmsNumber = "38426";

    // The provider lists no code for the networks of Lesotho, nor for roaming phones; its own test phone says 99999.
    private const string Unlisted = "99999";
    private const string VodacomSouthAfrica = "65501";

    /// <summary>One SIM for each way in which people reach the service.</summary>
    public static IReadOnlyList<SampleSim> All { get; } =
    [
        new("Vodacom Lesotho", "+26650000101", Unlisted),
        new("Econet Lesotho", "+26660000107", Unlisted),
        new("South Africa", "+27600000101", VodacomSouthAfrica),
        new("United Kingdom", "+447400123456", Unlisted),
    ];
}
