using System.Globalization;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Answers;

/// <summary>A whole number in a range, such as the people of a household.</summary>
/// <param name="Min">Smallest accepted.</param>
/// <param name="Max">Largest accepted, at most 999999.</param>
public sealed record NumberAnswer(int Min, int Max) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "number";

    /// <inheritdoc/>
    public override int MaxSeptets => Max.ToString(CultureInfo.InvariantCulture).Length;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = "";
        if (!int.TryParse(input, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return AnswerFault.Wrong;
        value = number.ToString(CultureInfo.InvariantCulture);
        return number >= Min && number <= Max ? AnswerFault.None : AnswerFault.Wrong;
    }
}
