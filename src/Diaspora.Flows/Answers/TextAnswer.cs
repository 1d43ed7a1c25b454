using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Answers;

/// <summary>Free words up to a length, folded to GSM-7.</summary>
/// <param name="Min">Fewest characters.</param>
/// <param name="Max">Most septets, at most 160.</param>
public sealed record TextAnswer(int Min, int Max) : AnswerType
{
    /// <inheritdoc/>
    public override string Name => "text";

    /// <inheritdoc/>
    public override int MaxSeptets => Max;

    /// <inheritdoc/>
    public override bool TakesStars => true;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = Folding.ForScreen(input);
        var septets = Gsm7.Septets(value);
        return value.Length >= Min && septets <= Max ? AnswerFault.None : AnswerFault.Wrong;
    }
}
