using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Names of districts by their codes, taken from the list that people choose from.</summary>
internal static class DistrictNames
{
    /// <summary>Longest text of <see cref="Of"/> in septets: a screen with two options and the key 0 has no room for more.</summary>
    public const int Longest = 60;

    private const string Flow = "food";
    private const string Screen = "district";

    /// <summary>The districts of a programme, such as <c>Mafeteng, Quthing</c>; where that is too long, how many they are.</summary>
    public static FlowValue Of(FlowSet flows, IReadOnlyList<string> codes)
    {
        var options = ((ChooseScreen)flows.Get(Flow).Screens[Screen]).Options;
        var names = new string[flows.Languages.Count];
        for (var i = 0; i < names.Length; i++)
            names[i] = string.Join(", ", codes.Select(code => options.First(o => o.Value == code).Label[i].Render(_ => "")));
        return names.All(n => n.Length <= Longest)
            ? FlowValue.Of(names)
            : FlowWords.Of(flows, $"{codes.Count} of {options.Count} districts", $"litereke tse {codes.Count} ho tse {options.Count}");
    }
}
