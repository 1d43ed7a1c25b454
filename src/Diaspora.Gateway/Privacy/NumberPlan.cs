namespace Diaspora.Gateway.Privacy;

/// <summary>What a number in a plan is for, as far as a text message is concerned.</summary>
internal enum NumberKind
{
    /// <summary>No rule of the plan allows it.</summary>
    Unlisted,

    /// <summary>A mobile, or a range that mobiles and fixed lines share.</summary>
    Mobile,

    /// <summary>Fixed line, toll-free, premium, internet telephone, pager: valid, but no text reaches it.</summary>
    Other,
}

/// <summary>
/// One line of a numbering plan: national digits, <c>x</c> for any digit, <c>[268]</c> for one of these, <c>(xx)</c> for digits that may be
/// missing; blanks do not count.
/// </summary>
/// <param name="Kind">What the range is for; <see cref="NumberKind.Unlisted"/> takes a range out that a later line would allow.</param>
/// <param name="Pattern">The whole national number.</param>
internal sealed record NumberRange(NumberKind Kind, string Pattern)
{
    /// <summary>Whether the national number has this form, from its first digit to its last.</summary>
    public bool Matches(ReadOnlySpan<char> national)
    {
        var at = 0;
        var optional = false;
        for (var i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] == ' ')
                continue;
            if (Pattern[i] is '(' or ')')
            {
                optional = Pattern[i] == '(';
                continue;
            }

            if (at == national.Length)
                return optional;
            var end = Pattern[i] == '[' ? Pattern.IndexOf(']', i) : i;
            if (Pattern[i] != 'x' && !Pattern.AsSpan(i..(end + 1)).Contains(national[at]))
                return false;
            i = end;
            at++;
        }

        return at == national.Length;
    }
}

/// <summary>
/// A country, or null for no single country, and the starts of the national numbers that belong to it inside a shared calling code.
/// </summary>
internal sealed record NumberPlace(string? Country, string Prefixes)
{
    private readonly string[] _prefixes = Prefixes.Split(' ');

    /// <summary>Whether the national number starts with one of the prefixes.</summary>
    public bool Holds(ReadOnlySpan<char> national)
    {
        foreach (var prefix in _prefixes)
        {
            if (national.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

/// <summary>How the national numbers behind one calling code look. Of the ranges the first that matches counts.</summary>
/// <param name="CallingCode">Digits after the plus.</param>
/// <param name="Country">ISO 3166 code of the country, where no place says otherwise.</param>
/// <param name="Trunk">What callers inside the country dial first and those abroad leave out; empty if there is no such thing.</param>
/// <param name="Ranges">The plan.</param>
internal sealed record NumberPlan(string CallingCode, string Country, string Trunk, NumberRange[] Ranges)
{
    /// <summary>Other countries that share the calling code.</summary>
    public NumberPlace[] Places { get; init; } = [];

    /// <summary>The one length that national numbers have, also those that a network reports; null when lengths differ.</summary>
    public int? Length { get; init; }

    /// <summary>What the national number is for.</summary>
    public NumberKind KindOf(ReadOnlySpan<char> national)
    {
        foreach (var range in Ranges)
        {
            if (range.Matches(national))
                return range.Kind;
        }

        return NumberKind.Unlisted;
    }

    /// <summary>Where the national number belongs, or null when it belongs to several countries at once.</summary>
    public string? CountryOf(ReadOnlySpan<char> national)
    {
        foreach (var place in Places)
        {
            if (place.Holds(national))
                return place.Country;
        }

        return Country;
    }
}
