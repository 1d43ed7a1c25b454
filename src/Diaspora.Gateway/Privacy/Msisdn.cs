using System.Diagnostics.CodeAnalysis;

namespace Diaspora.Gateway.Privacy;

/// <summary>
/// A telephone number in E.164 form. Printed, logged or formatted it is masked; the digits come only from <see cref="Reveal"/>.
/// The rules stand in <see cref="NumberPlans"/>; <c>default</c> is no number, and only its <see cref="ToString"/> works.
/// </summary>
internal readonly record struct Msisdn
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;
    private readonly string _code;
    private readonly string _national;

    private Msisdn(string code, string national)
    {
        _code = code;
        _national = national;
    }

    /// <summary>
    /// ISO 3166 code of the country that the number belongs to; null when several share its range or it has none (satellite, +1 800).
    /// </summary>
    public string? Country => NumberPlans.FindByCode(_code) is { } plan ? plan.CountryOf(_national) : CallingCodes.FindCountry(_code);

    /// <summary>
    /// The calling code and the first digit after it, without a plus: enough to choose a route by, and shared by a million numbers and more.
    /// </summary>
    public string Prefix => _code + _national[..1];

    /// <summary>False when the number is known to be a fixed line or a service number. True is no promise: only the network knows.</summary>
    public bool CanReceiveSms => NumberPlans.FindByCode(_code)?.KindOf(_national) != NumberKind.Other;

    /// <summary>
    /// Reads a number that a person typed or staff imported. National forms are read as in <paramref name="defaultCountry"/> (ISO 3166 code);
    /// without one, or for a country that has no plan here, only international forms (<c>+</c> or <c>00</c>) are accepted.
    /// </summary>
    /// <returns>False for everything that is no valid number of a subscriber: short codes, USSD strings, sender names, wrong lengths, unused
    /// ranges.</returns>
    public static bool TryParse([NotNullWhen(true)] string? input, string? defaultCountry, out Msisdn number)
    {
        number = default;
        if (!PhoneText.TryRead(input, out var text))
            return false;
        if (text.International)
            return TryInternational(text.Digits, out number);
        return defaultCountry is not null
            && NumberPlans.FindByCountry(defaultCountry) is { } plan
            && (TryNational(plan, text.Digits, out number)
                || (text.Digits.StartsWith(plan.CallingCode, StringComparison.Ordinal)
                    && TryNational(plan, text.Digits[plan.CallingCode.Length..], out number)));
    }

    /// <summary>
    /// Reads the number that a provider reports, which is international with or without its plus. The network vouches for it, so new ranges of a
    /// country pass; the calling code, the length and, for Lesotho and South Africa, the exact length must still be right.
    /// </summary>
    /// <returns>Null for a sender that is no subscriber's number (a name, a short code, <c>anonymous</c>): keep that as it came.</returns>
    public static Msisdn? FromProvider(string? address)
    {
        if (!PhoneText.TryRead(address, out var text)
            || text.Digits.Length is < FewestDigits or > MostDigits
            || !CallingCodes.TryFind(text.Digits, out var code))
            return null;
        var national = text.Digits[code.Length..];
        return NumberPlans.FindByCode(code)?.Length is { } length && national.Length != length ? null : new Msisdn(code, national);
    }

    /// <summary>
    /// The number itself, with its plus: <c>+26650000000</c>. For sending, encrypting and hashing; never for a log, a message or an error.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string Reveal() => _code is null ? throw new InvalidOperationException("There is no number here.") : $"+{_code}{_national}";

    /// <summary>The number as others may see it: calling code, first digit and last two, as in <c>+266 5*** **12</c>.</summary>
    public override string ToString()
    {
        if (_code is null)
            return "no number";
        // A short number would be nearly whole with its first digit shown.
        var first = _national.Length >= FewestDigits ? _national[0] : '*';
        return $"+{_code} {first}*** {new string('*', Math.Max(_national.Length - 6, 0))}{_national[^2..]}";
    }

    private static bool TryInternational(string digits, out Msisdn number)
    {
        number = default;
        if (!CallingCodes.TryFind(digits, out var code))
            return false;
        var national = digits[code.Length..];
        if (NumberPlans.FindByCode(code) is { } plan)
            return TryNational(plan, national, out number);
        number = new Msisdn(code, national);
        return digits.Length is >= FewestDigits and <= MostDigits;
    }

    // "+27 (0)82 …" is common, hence the trunk digit may also follow a calling code.
    private static bool TryNational(NumberPlan plan, string national, out Msisdn number)
    {
        if (plan.KindOf(national) == NumberKind.Unlisted && plan.Trunk.Length > 0 && national.StartsWith(plan.Trunk, StringComparison.Ordinal))
            national = national[plan.Trunk.Length..];
        var valid = plan.KindOf(national) != NumberKind.Unlisted && plan.CallingCode.Length + national.Length <= MostDigits;
        number = valid ? new Msisdn(plan.CallingCode, national) : default;
        return valid;
    }
}
