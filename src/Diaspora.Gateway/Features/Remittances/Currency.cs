using System.Globalization;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>A currency that money is sent in, and how its amounts are written. Amounts are whole cents.</summary>
/// <param name="Sign">What stands before an amount; one septet.</param>
/// <param name="English">Its name in <c>How much in rand?</c></param>
/// <param name="Sesotho">The same in Sesotho.</param>
/// <param name="IsPar">True: one loti is one unit (Common Monetary Area), so there is no rate to ask for.</param>
internal sealed record Currency(string Sign, string English, string Sesotho, bool IsPar)
{
    /// <summary>Longest name in septets.</summary>
    public const int LongestName = 19;

    /// <summary>Longest amount in septets: the database bounds amounts below 10 000 and fees below 1 000.</summary>
    public const int LongestAmount = 9;

    /// <summary>The currency with an ISO code; throws <see cref="ArgumentException"/> for one that the database does not allow.</summary>
    public static Currency Of(string code) => code switch
    {
        "ZAR" => new Currency("R", "rand", "ranta", IsPar: true),
        "GBP" => new Currency("£", "pounds", "liponto", IsPar: false),
        "USD" => new Currency("$", "US dollars", "lidolara tsa US", IsPar: false),
        "CAD" => new Currency("$", "Canadian dollars", "lidolara tsa Canada", IsPar: false),
        _ => throw new ArgumentException($"No currency {code} is known.", nameof(code)),
    };

    /// <summary>An amount with its cents: <c>R81.50</c>.</summary>
    public string Exact(int cents) => string.Create(CultureInfo.InvariantCulture, $"{Sign}{cents / 100}.{cents % 100:00}");

    /// <summary>An amount as people say it: <c>R1000</c>, <c>R999.99</c>.</summary>
    public string Short(int cents) => Sign + Plain(cents);

    /// <summary>An amount as it is typed: <c>1000</c>, <c>999.99</c>.</summary>
    public static string Plain(int cents) => cents % 100 == 0
        ? (cents / 100).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}");

    /// <summary>The cents of an amount that a flow accepted.</summary>
    public static int CentsOf(string amount) => (int)(decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100);
}
