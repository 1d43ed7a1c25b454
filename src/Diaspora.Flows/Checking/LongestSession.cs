using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>A session in which every value of a flow is as long as it can get in a language.</summary>
internal static class LongestSession
{
    /// <summary>A service code of the longest length.</summary>
    public static string ServiceCode { get; } = "*" + new string('1', FlowLimits.ServiceCodeSeptets - 2) + "#";

    /// <summary>Makes the session.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="language">Index of the language.</param>
    /// <param name="sms">True: by SMS.</param>
    /// <param name="first">True: no screen lies behind, so key 0 leaves.</param>
    public static Session Of(Flow flow, int language, bool sms, bool first)
    {
        var session = new Session { Flow = flow.Id, Version = flow.Version, Language = language, Sms = sms };
        if (!first) session.History.Add(new Place(flow.Id, flow.Version, flow.Start, 0));
        foreach (var (name, source) in flow.Values)
        {
            if (source is ChoiceSource choice && Longest(choice.Options, language) is { } option && choice.OtherSeptets < choice.MaxSeptets(language))
            {
                session.Set(flow, name, option.Value);
                continue;
            }

            session.Set(flow, name, Fill(name, source.MaxSeptets(language)));
        }

        return session;
    }

    /// <summary>The option with the longest label, or null when there is none.</summary>
    public static Option? Longest(IEnumerable<Option> options, int language) => options.MaxBy(o => o.Label[language].MaxSeptets(_ => 0));

    /// <summary>A word without spaces of a length in septets, made of a name so that one sees what it stands for.</summary>
    public static string Fill(string name, int septets)
    {
        var word = name.ToUpperInvariant() + ".";
        return string.Concat(Enumerable.Repeat(word, (septets / word.Length) + 1))[..septets];
    }
}
