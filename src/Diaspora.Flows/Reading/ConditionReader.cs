using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Reading;

/// <summary>Reads <c>when:</c> and <c>unless:</c>.</summary>
internal static class ConditionReader
{
    /// <summary>The condition of an option or message, or null.</summary>
    public static Condition? Read(YamlMap map)
    {
        var when = map.FindText("when");
        var unless = map.FindText("unless");
        if (when is not null && unless is not null)
            map.File.Report(map.At.Line, "two-conditions", "Give 'when' or 'unless', not both.");
        if ((when ?? unless) is not { } text) return null;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new Condition(text, null, when is null)
            : new Condition(text[..equals].Trim(), text[(equals + 1)..].Trim(), when is null);
    }
}
