using System.Globalization;

namespace Diaspora.Gateway.Features.Directory.Pages;

/// <summary>A helpline as it is typed on a page.</summary>
public sealed class HelplineForm
{
    public string? Code { get; set; }

    public string? Version { get; set; }

    public string? Country { get; set; }

    public string? NameEn { get; set; }

    public string? NameSt { get; set; }

    public string? HoursEn { get; set; }

    public string? HoursSt { get; set; }

    public string? Source { get; set; }

    public string? Number { get; set; }

    public string? NumberSource { get; set; }

    /// <summary>The form of a helpline as it is kept.</summary>
    public static HelplineForm Of(Helpline helpline)
    {
        ArgumentNullException.ThrowIfNull(helpline);
        return new HelplineForm
        {
            Country = helpline.Country, NameEn = helpline.NameEn, NameSt = helpline.NameSt, HoursEn = helpline.HoursEn, HoursSt = helpline.HoursSt,
            Source = helpline.Source, Number = helpline.Number.Number, NumberSource = helpline.Number.Source,
        };
    }

    internal HelplineBody Body => Fill(new HelplineBody { Country = "", NameEn = "", NameSt = "", Source = "" });

    internal NewHelpline New => (NewHelpline)Fill(new NewHelpline { Code = Code?.Trim() ?? "", Country = "", NameEn = "", NameSt = "", Source = "" });

    private HelplineBody Fill(HelplineBody empty) => empty with
    {
        Version = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        Country = Country ?? "", NameEn = NameEn ?? "", NameSt = NameSt ?? "", HoursEn = HoursEn, HoursSt = HoursSt, Source = Source ?? "",
        Number = Number, NumberSource = NumberSource,
    };
}
