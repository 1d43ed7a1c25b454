namespace Diaspora.Gateway.Features.Registration;

/// <summary>What people can choose to be texted about; the names are message categories too.</summary>
internal static class Topic
{
    private const string All = "all";
    private const string None = "none";
    private static readonly string[] s_all = ["events", "money", "healthday", "news"];

    /// <summary>Every topic.</summary>
    public static IReadOnlyList<string> Every => s_all;

    /// <summary>The topics behind the value of a menu's option: <c>all</c>, <c>none</c> or one topic.</summary>
    public static IReadOnlyList<string> FromChoice(string choice) => choice switch
    {
        All => s_all,
        None => [],
        _ when s_all.Contains(choice) => [choice],
        _ => throw new ArgumentException("The menu offers a topic that is not known.", nameof(choice)),
    };

    /// <summary>The values of the options that stand for topics.</summary>
    public static IReadOnlyList<string> ToChoices(IReadOnlyList<string> topics)
    {
        if (topics.Count == 0) return [None];
        return s_all.All(topics.Contains) ? [All] : topics;
    }
}
