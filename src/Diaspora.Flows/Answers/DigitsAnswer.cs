using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Answers;

/// <summary>Digits of a fixed count, such as the last four of an identity number.</summary>
/// <param name="Length">How many digits.</param>
public sealed record DigitsAnswer(int Length) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "digits";

    /// <inheritdoc/>
    public override int MaxSeptets => Length;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = input;
        return input.Length == Length && input.All(char.IsAsciiDigit) ? AnswerFault.None : AnswerFault.Wrong;
    }
}
