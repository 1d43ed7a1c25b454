using Diaspora.Flows.Definition;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Countries that staff choose an audience by: those that people choose from when they register, with their names.</summary>
internal sealed class AudienceChoices(FlowSet flows)
{
    private const string Flow = "registration";
    private const string Screen = "country";

    /// <summary>Countries that have a key of their own, by ISO 3166 code; people in others are few.</summary>
    public IReadOnlyList<(string Code, string Name)> Countries { get; } = Read(flows);

    /// <summary>The name of a country; its code where we hold none.</summary>
    public string CountryName(string code) => Countries.Where(c => c.Code == code).Select(c => c.Name).FirstOrDefault() ?? code;

    private static IReadOnlyList<(string Code, string Name)> Read(FlowSet flows)
    {
        var english = flows.LanguageIndex("en");
        return
        [
            .. ((ChooseScreen)flows.Get(Flow).Screens[Screen]).Options
                .Select(option => (Code: option.Value, Name: option.Label[english].Render(_ => ""))).Where(choice => choice.Code.Length == 2),
        ];
    }
}
