using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>The ten districts by code and by name, from the list that people choose from.</summary>
internal sealed class DistrictCodes
{
    private readonly Dictionary<string, string> _byWord = new(StringComparer.OrdinalIgnoreCase);

    public DistrictCodes(FlowSet flows)
    {
        var options = ((ChooseScreen)flows.Get("food").Screens["district"]).Options;
        var english = flows.Languages.ToList().IndexOf("en");
        All = [.. options.Select(o => (Code: o.Value, Name: o.Label[english].Render(_ => "")))];
        foreach (var (code, name) in All) _byWord[code] = _byWord[Plain(name)] = code;
    }

    /// <summary>Codes and English names in reading order.</summary>
    public IReadOnlyList<(string Code, string Name)> All { get; }

    /// <summary>The code of a district as people write it: its code or its name, whatever the apostrophe; null when it is none.</summary>
    public string? Find(string text) => _byWord.GetValueOrDefault(Plain(text));

    /// <summary>The English name of a code.</summary>
    public string NameOf(string code) => All.FirstOrDefault(d => d.Code == code).Name ?? code;

    // Lists of offices write "Qacha`s-Nek", "Butha Buthe", "MOHALES HOEK".
    private static string Plain(string text) => text.Trim().StartsWith("LS-", StringComparison.OrdinalIgnoreCase)
        ? text.Trim()
        : string.Concat(Folding.Fold(text).Where(char.IsLetter));
}
