using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Answers;

/// <summary>A PIN of four digits that the person chose earlier, or typed again to be sure.</summary>
/// <param name="SameAs">Name of the answer it must equal; null: any four digits.</param>
public sealed record PinAnswer(string? SameAs) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "pin";

    /// <inheritdoc/>
    public override int MaxSeptets => 4;

    /// <inheritdoc/>
    public override bool Secret => true;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = input;
        if (input.Length != 4 || !input.All(char.IsAsciiDigit)) return AnswerFault.Wrong;
        return SameAs is null || context.Value(SameAs) == input ? AnswerFault.None : AnswerFault.Wrong;
    }
}
