namespace Diaspora.Gateway.Features.Registration;

/// <summary>Whether a person is 18 (Data Protection Act 2011, s2: a child is a person under 18), as far as a birth year tells.</summary>
internal static class Adulthood
{
    /// <summary>18 or older.</summary>
    public const string Adult = "adult";

    /// <summary>Under 18.</summary>
    public const string Child = "child";

    /// <summary>Turns 18 in this year: the person must say whether the birthday is over.</summary>
    public const string Unsure = "unsure";

    private const int OfAge = 18;

    /// <summary>One of <see cref="Adult"/>, <see cref="Child"/> and <see cref="Unsure"/>.</summary>
    /// <param name="year">Year of birth.</param>
    /// <param name="said">What the person said where the year does not tell: <c>yes</c>, <c>no</c>, or empty when not asked.</param>
    /// <param name="today">Today in Lesotho.</param>
    public static string Of(int year, string said, DateOnly today) => (today.Year - year, said) switch
    {
        ( > OfAge, _) or (OfAge, "yes") => Adult,
        (OfAge, "") => Unsure,
        _ => Child,
    };
}
