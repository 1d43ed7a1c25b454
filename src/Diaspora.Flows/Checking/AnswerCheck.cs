using Diaspora.Flows.Answers;
using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>What a person can type as an answer is never taken for a key, or the other way round.</summary>
internal static class AnswerCheck
{
    /// <summary>Checks a flow.</summary>
    public static void Run(Flow flow, Findings findings)
    {
        foreach (var ask in flow.Screens.Values.OfType<AskScreen>())
        {
            var zeroIsKey = ask.Zero != ZeroKey.None || flow.Private;
            if (ask.Skip is { } skip) Skip(ask, skip, zeroIsKey, findings);
            if (zeroIsKey && Accepts(ask.Type, "0"))
                findings.Report(
                    ask.At, "zero-is-answer",
                    $"'{ask.Id}' accepts 0 as an answer, but there it is the key to go back: say 'zero: none', or ask from 1.");
        }
    }

    private static void Skip(AskScreen ask, string skip, bool zeroIsKey, Findings findings)
    {
        if (skip == "00" || (skip == "0" && zeroIsKey))
            findings.Report(ask.At, "skip-is-key", $"'{ask.Id}' is skipped with {skip}, which is a key already: use another number.");
        else if (Accepts(ask.Type, skip))
            findings.Report(ask.At, "skip-is-answer", $"'{ask.Id}' is skipped with {skip}, which is an answer too: use what cannot be one.");
    }

    // In free words a lone digit is no answer that anyone misses.
    private static bool Accepts(AnswerType type, string input) =>
        type is not TextAnswer && type.Read(input, new AnswerContext(DateOnly.MaxValue, _ => null), out _) == AnswerFault.None;
}
