using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Answers;

/// <summary>
/// A PIN of four digits being chosen. Refuses what others guess first: one digit four times, digits in a row up or down,
/// and the years in <paramref name="Not"/>.
/// </summary>
/// <param name="Not">Names of answers that the PIN may not equal, such as the year of birth.</param>
public sealed record NewPinAnswer(IReadOnlyList<string> Not) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "new-pin";

    /// <inheritdoc/>
    public override int MaxSeptets => 4;

    /// <inheritdoc/>
    public override bool Secret => true;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = input;
        if (input.Length != 4 || !input.All(char.IsAsciiDigit)) return AnswerFault.Wrong;
        var step = input[1] - input[0];
        var inRow = step is -1 or 0 or 1 && input[2] - input[1] == step && input[3] - input[2] == step;
        if (inRow) return AnswerFault.Easy;
        foreach (var name in Not)
            if (context.Value(name) == input) return AnswerFault.Easy;
        return AnswerFault.None;
    }
}
