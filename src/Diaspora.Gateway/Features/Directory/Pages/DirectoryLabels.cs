using Diaspora.Gateway.Console;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Features.Directory.Pages;

/// <summary>Words of the console for the codes of the directory.</summary>
internal static class DirectoryLabels
{
    /// <summary>A kind of mission.</summary>
    public static string Kind(IStringLocalizer<ConsoleText> words, string kind) => kind switch
    {
        "high-commission" => words["High commission"],
        "embassy" => words["Embassy"],
        "consulate" => words["Consulate"],
        "honorary-consulate" => words["Honorary consulate"],
        "permanent-mission" => words["Permanent mission"],
        _ => words["Mission, kind not known"],
    };

    /// <summary>A state of a mission.</summary>
    public static string State(IStringLocalizer<ConsoleText> words, string state) => state switch
    {
        "open" => words["open"],
        "closed" => words["closed"],
        _ => words["not confirmed, hidden"],
    };

    /// <summary>Tone of the badge of a state.</summary>
    public static string ToneOf(string state) => state switch
    {
        "open" => "good",
        "closed" => "bad",
        _ => "warn",
    };

    /// <summary>What a mission helps with.</summary>
    public static string Service(IStringLocalizer<ConsoleText> words, string service) => service switch
    {
        "lost-passport" => words["lost passport"],
        "arrest" => words["arrest"],
        "death" => words["a death"],
        _ => words["a worry about a job or trafficking"],
    };
}
