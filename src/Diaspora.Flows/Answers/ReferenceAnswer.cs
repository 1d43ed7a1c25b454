using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Answers;

/// <summary>An eight-digit reference whose Damm check digit finds every single wrong digit and every swap of neighbours.</summary>
public sealed record ReferenceAnswer : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "reference";

    /// <inheritdoc/>
    public override int MaxSeptets => 8;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = input.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return value.Length == 8 && value.All(char.IsAsciiDigit) && Damm.IsValid(value) ? AnswerFault.None : AnswerFault.Wrong;
    }
}
