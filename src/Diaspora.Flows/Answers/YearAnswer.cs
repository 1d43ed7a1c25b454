using System.Globalization;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Answers;

/// <summary>A year of four digits, not before <paramref name="Min"/> and not after this year.</summary>
/// <param name="Min">First accepted year.</param>
public sealed record YearAnswer(int Min) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "year";

    /// <inheritdoc/>
    public override int MaxSeptets => 4;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = input;
        return input.Length == 4 && int.TryParse(input, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= Min && year <= context.Today.Year ? AnswerFault.None : AnswerFault.Wrong;
    }
}
