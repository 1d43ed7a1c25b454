using System.Globalization;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>An answer in both languages, as phones show it.</summary>
/// <param name="En">The words in English.</param>
/// <param name="St">The words in Sesotho.</param>
internal sealed record AnswerText(string En, string St)
{
    /// <summary>Longest answer in septets: two or three screens, which is as much as people read.</summary>
    public const int Longest = 320;

    /// <summary>The words folded to the letters of basic phones.</summary>
    /// <exception cref="ComplaintRefusal">One is missing, too long, or holds what phones cannot show.</exception>
    public static AnswerText Of(string? en, string? st)
    {
        var problems = new Dictionary<string, string[]>();
        var text = new AnswerText(Folded("en", en, Longest, problems), Folded("st", st, Longest, problems));
        return problems.Count == 0 ? text : throw ComplaintRefusal.Invalid(problems);
    }

    /// <summary>One text folded to the letters of basic phones; what is wrong with it is added to the problems.</summary>
    public static string Folded(string field, string? words, int longest, Dictionary<string, string[]> problems)
    {
        var folded = Folding.Fold((words ?? "").ReplaceLineEndings("\n")).Trim();
        var septets = Gsm7.Septets(folded);
        if (folded.Length == 0) problems[field] = ["It must be written: people read it in their own language."];
        else if (septets < 0) problems[field] = ["It holds a letter or sign that basic phones cannot show."];
        else if (septets > longest)
            problems[field] = [string.Create(CultureInfo.InvariantCulture, $"It is too long by {septets - longest}: {longest} letters fit.")];
        return folded;
    }
}
