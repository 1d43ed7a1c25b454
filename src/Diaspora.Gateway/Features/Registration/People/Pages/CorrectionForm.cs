using System.Globalization;

namespace Diaspora.Gateway.Features.Registration.People.Pages;

/// <summary>A person's details as they are typed on a page.</summary>
internal sealed class CorrectionForm
{
    public string? Revision { get; set; }

    public string? Name { get; set; }

    public string? BirthYear { get; set; }

    public string? Town { get; set; }

    public string? Country { get; set; }

    public string? District { get; set; }

    public string[]? Topics { get; set; }

    public string? Request { get; set; }

    public string? Reason { get; set; }

    /// <summary>The form of what is kept.</summary>
    public static CorrectionForm Of(PersonView person) => new()
    {
        Name = person.Name, BirthYear = person.BirthYear.ToString(CultureInfo.InvariantCulture), Town = person.Town, Country = person.Country,
        District = person.District, Topics = [.. person.Topics],
    };

    /// <summary>What was typed; a number that is none becomes 0, which the desk refuses by its field.</summary>
    public PersonCorrection Read() => new()
    {
        Revision = (int)Number(Revision), Name = Name ?? "", BirthYear = (int)Number(BirthYear), Town = Town, Country = Country ?? "",
        District = District ?? "", Topics = Topics ?? [], Reason = Reason ?? "", Request = Number(Request) is > 0 and var id ? id : null,
    };

    private static long Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
