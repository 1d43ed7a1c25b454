using System.Globalization;

namespace Diaspora.Gateway.Features.Registration.People.Pages;

/// <summary>Somebody who agreed aloud, as they are typed on a page.</summary>
internal sealed class SpokenForm
{
    public string? Number { get; set; }

    public string? Name { get; set; }

    public string? BirthYear { get; set; }

    public string? Town { get; set; }

    public string? Country { get; set; }

    public string? District { get; set; }

    public string[]? Topics { get; set; }

    public string? Language { get; set; }

    public bool Agreed { get; set; }

    public string? Witness { get; set; }

    /// <summary>What was typed; a year that is none becomes 0, which the desk refuses by its field.</summary>
    public SpokenRegistration Read() => new()
    {
        Number = Number ?? "", Name = Name ?? "",
        BirthYear = int.TryParse(BirthYear?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
        Town = Town, Country = Country ?? "", District = District ?? "", Topics = Topics ?? [], Language = Language ?? "", Agreed = Agreed,
        Witness = Witness ?? "",
    };
}
