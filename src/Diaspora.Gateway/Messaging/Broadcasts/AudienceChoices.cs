using Diaspora.Flows.Definition;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Countries and home districts that staff choose an audience by: those that people choose from when they register, with their names.</summary>
internal sealed class AudienceChoices(FlowSet flows)
{
    private const string Flow = "registration";

    /// <summary>Countries that have a key of their own, by ISO 3166 code; people in others are few.</summary>
    public IReadOnlyList<(string Code, string Name)> Countries { get; } = [.. Read(flows, "country").Where(choice => choice.Code.Length == 2)];

    /// <summary>Home districts, by ISO 3166-2 code.</summary>
    public IReadOnlyList<(string Code, string Name)> Districts { get; } = Read(flows, "district");

    /// <summary>The name of a country; its code where we hold none.</summary>
    public string CountryName(string code) => Countries.Where(c => c.Code == code).Select(c => c.Name).FirstOrDefault() ?? code;

    /// <summary>The name of a district; its code where we hold none.</summary>
    public string DistrictName(string code) => Districts.Where(d => d.Code == code).Select(d => d.Name).FirstOrDefault() ?? code;

    private static IReadOnlyList<(string Code, string Name)> Read(FlowSet flows, string screen)
    {
        var english = flows.LanguageIndex("en");
        return
        [
            .. ((ChooseScreen)flows.Get(Flow).Screens[screen]).Options
                .Select(option => (option.Value, option.Label[english].Render(_ => ""))),
        ];
    }
}
