using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Flows.Answers;

/// <summary>A person's name: 2 to 40 letters with spaces, apostrophes, hyphens and dots, kept as typed but GSM-7 safe.</summary>
public sealed record NameAnswer : AnswerType
{
    private const int Longest = 40;

    /// <inheritdoc/>
    public override string Name => "name";

    /// <inheritdoc/>
    public override int MaxSeptets => Longest;

    /// <inheritdoc/>
    public override AnswerFault Read(string input, AnswerContext context, out string value)
    {
        value = string.Join(' ', Folding.Fold(input).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var letters = 0;
        foreach (var c in value)
        {
            if (char.IsLetter(c)) letters++;
            else if (c is not (' ' or '\'' or '-' or '.')) return AnswerFault.Wrong;
        }

        var septets = Gsm7.Septets(value);
        return letters >= 2 && septets is > 0 and <= Longest ? AnswerFault.None : AnswerFault.Wrong;
    }
}
