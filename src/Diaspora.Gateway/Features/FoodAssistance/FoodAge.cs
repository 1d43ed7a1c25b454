namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What a year of birth tells about who may apply alone.</summary>
internal static class FoodAge
{
    /// <summary>Of age.</summary>
    public const string Adult = "adult";

    /// <summary>Turns 18 this year: the person is asked.</summary>
    public const string Turns18 = "turns-18";

    /// <summary>A child, who is brought to the social worker.</summary>
    public const string Under18 = "under-18";

    private const int AdultAge = 18;

    /// <summary>One of the three, on a day in Lesotho.</summary>
    public static string Of(int born, DateOnly today) => (today.Year - born) switch
    {
        < AdultAge => Under18,
        AdultAge => Turns18,
        _ => Adult,
    };
}
