using System.Globalization;

namespace Diaspora.Gateway.Features.Directory.Pages;

/// <summary>A mission as it is typed on a page.</summary>
public sealed class MissionForm
{
    public string? Code { get; set; }

    public string? Version { get; set; }

    public string? Kind { get; set; }

    public string? Country { get; set; }

    public string? City { get; set; }

    public string? NameEn { get; set; }

    public string? NameSt { get; set; }

    public string? Address { get; set; }

    public string? HoursEn { get; set; }

    public string? HoursSt { get; set; }

    public string[]? Services { get; set; }

    public string? State { get; set; }

    public string? Fallback { get; set; }

    public string? Source { get; set; }

    public string? Number { get; set; }

    public string? NumberSource { get; set; }

    /// <summary>The form of a mission as it is kept.</summary>
    public static MissionForm Of(Mission mission)
    {
        ArgumentNullException.ThrowIfNull(mission);
        return new MissionForm
        {
            Kind = mission.Kind, Country = mission.Country, City = mission.City, NameEn = mission.NameEn, NameSt = mission.NameSt,
            Address = mission.Address, HoursEn = mission.HoursEn, HoursSt = mission.HoursSt, Services = [.. mission.Services], State = mission.State,
            Fallback = mission.Fallback, Source = mission.Source, Number = mission.Number.Number, NumberSource = mission.Number.Source,
        };
    }

    internal MissionBody Body => Fill(new MissionBody { Kind = "", Country = "", City = "", NameEn = "", NameSt = "", State = "", Source = "" });

    internal NewMission New =>
        (NewMission)Fill(new NewMission { Code = Code?.Trim() ?? "", Kind = "", Country = "", City = "", NameEn = "", NameSt = "", State = "", Source = "" });

    private MissionBody Fill(MissionBody empty) => empty with
    {
        Version = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        Kind = Kind ?? "", Country = Country ?? "", City = City ?? "", NameEn = NameEn ?? "", NameSt = NameSt ?? "", Address = Address,
        HoursEn = HoursEn, HoursSt = HoursSt, Services = Services ?? [], State = State ?? "", Fallback = Fallback, Source = Source ?? "",
        Number = Number, NumberSource = NumberSource,
    };
}
