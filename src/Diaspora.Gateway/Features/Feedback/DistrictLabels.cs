using Diaspora.Flows.Definition;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Names of districts by their codes, as the phone lists them.</summary>
internal sealed class DistrictLabels
{
    private readonly Dictionary<string, string> _byCode;

    public DistrictLabels(FlowSet flows)
    {
        var english = flows.LanguageIndex("en");
        var options = ((ChooseScreen)flows.Get("feedback").Screens["district"]).Options;
        All = [.. options.Where(o => o.Value.StartsWith("LS-", StringComparison.Ordinal)).Select(o => new Console.Parts.Option(o.Value, o.Label[english].Render(_ => "")))];
        _byCode = All.ToDictionary(o => o.Value, o => o.Label);
    }

    /// <summary>Every district in the order of the phone.</summary>
    public IReadOnlyList<Console.Parts.Option> All { get; }

    /// <summary>The name of a district; null: none was named.</summary>
    public string? NameOf(string? code) => code is null ? null : _byCode.GetValueOrDefault(code, code);
}
