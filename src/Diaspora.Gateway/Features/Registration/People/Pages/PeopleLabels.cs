using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Parts;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Features.Registration.People.Pages;

/// <summary>Words of the console for codes of registered people.</summary>
internal static class PeopleLabels
{
    /// <summary>A topic.</summary>
    public static string TopicOf(IStringLocalizer<ConsoleText> words, string topic) => topic switch
    {
        "events" => words["Events"],
        "money" => words["Money"],
        "healthday" => words["Health days"],
        _ => words["News"],
    };

    /// <summary>Topics in a row.</summary>
    public static string TopicsOf(IStringLocalizer<ConsoleText> words, IReadOnlyList<string> topics) =>
        topics.Count == 0 ? words["none"] : string.Join(", ", topics.Select(topic => TopicOf(words, topic)));

    /// <summary>A kind of request.</summary>
    public static string KindOf(IStringLocalizer<ConsoleText> words, string kind) => kind switch
    {
        "correction" => words["Correct details"],
        "erasure" => words["Delete details"],
        "copy" => words["Give a copy"],
        _ => words["Tell those who were given the details"],
    };

    /// <summary>How somebody asked or was told.</summary>
    public static string WayOf(IStringLocalizer<ConsoleText> words, string? way) => way switch
    {
        "in-person" => words["in person"],
        "call" => words["by telephone"],
        "letter" => words["by letter"],
        "sms" => words["by SMS"],
        _ => "",
    };

    /// <summary>Ways to choose from.</summary>
    public static IReadOnlyList<Option> Ways(IStringLocalizer<ConsoleText> words, params string[] ways) =>
        [.. ways.Select(way => new Option(way, WayOf(words, way)))];

    /// <summary>A language by its code.</summary>
    public static string LanguageOf(IStringLocalizer<ConsoleText> words, string? language) => language switch
    {
        "en" => words["English"],
        "st" => words["Sesotho"],
        _ => words["not chosen"],
    };
}
