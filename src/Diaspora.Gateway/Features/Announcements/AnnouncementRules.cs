using System.Text.RegularExpressions;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Broadcasts;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>What an announcement must be like, apart from the length of its texts.</summary>
internal static partial class AnnouncementRules
{
    /// <summary>Categories that people agree to.</summary>
    public static readonly IReadOnlyList<string> Topics = ["events", "money", "healthday", "news"];

    private const int LongestTitle = 80;
    private const int LongestText = 1000;
    private const int MostChoices = 50;
    private const int MostHours = 14 * 24;
    private static readonly TimeSpan s_farthest = TimeSpan.FromDays(366);

    /// <summary>Everything that is wrong, by the name of the field in JSON.</summary>
    public static Dictionary<string, string[]> ProblemsOf(AnnouncementDraft draft, DateTimeOffset now) => ByField(All(draft, now));

    /// <summary>Everything that is wrong with an audience that is only to be counted.</summary>
    public static Dictionary<string, string[]> ProblemsOf(AudienceQuestion question) => ByField(
        [.. OfCategory(question.Category), .. OfAudience(question.Audience ?? new Audience())]);

    private static Dictionary<string, string[]> ByField(IEnumerable<(string Field, string Problem)> problems) =>
        problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.Select(p => p.Problem).ToArray());

    private static IEnumerable<(string Field, string Problem)> OfCategory(string category)
    {
        if (category != "service" && !Topics.Contains(category))
            yield return ("category", $"It must be one of {string.Join(", ", Topics)}, or service.");
    }

    private static IEnumerable<(string Field, string Problem)> All(AnnouncementDraft draft, DateTimeOffset now) =>
        [.. OfTitle(draft.Title), .. OfText("en", draft.En), .. OfText("st", draft.St), .. OfKind(draft),
            .. OfAudience(draft.Audience ?? new Audience()),
            .. OfSchedule(draft.Schedule, now), .. OfWorth(draft.WorthHours)];

    private static IEnumerable<(string Field, string Problem)> OfTitle(string title)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle) yield return ("title", $"It must have 1 to {LongestTitle} characters.");
        if (title.Any(char.IsControl)) yield return ("title", "It holds characters that nobody can see.");
    }

    private static IEnumerable<(string Field, string Problem)> OfText(string field, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return (field, "The words are missing.");
        if (text.Length > LongestText) yield return (field, $"It must have at most {LongestText} characters.");
        if (text.Any(char.IsControl)) yield return (field, "It holds line breaks or characters that nobody can see.");
        if (text.Replace("{code}", "", StringComparison.Ordinal).IndexOfAny(['{', '}']) >= 0)
            yield return (field, "It holds a placeholder that nothing fills. Only {code} is one: the code to dial.");
    }

    private static IEnumerable<(string Field, string Problem)> OfKind(AnnouncementDraft draft)
    {
        foreach (var problem in OfCategory(draft.Category)) yield return problem;
        if (draft.Emergency && draft.Category != "service") yield return ("category", "An emergency is of the category service.");
        else if (draft is { Category: "service", Emergency: false } && draft.Audience?.RecipientsOf is null)
            yield return ("category", "service is only for emergencies and for those to whom an earlier announcement went.");
        if (draft.Emergency && draft.Reason?.Trim().Length is not (>= 10 and <= 500)) yield return ("reason", "An emergency needs a reason of 10 to 500 characters.");
        if (!draft.Emergency && draft.Reason is not null) yield return ("reason", "Only an emergency has a reason.");
    }

    private static IEnumerable<(string Field, string Problem)> OfAudience(Audience audience)
    {
        var lists = new (string Name, IReadOnlyList<string> Values, Regex Form, string Such)[]
        {
            ("countries", audience.Countries, Country(), "two capital letters such as ZA"),
            ("districts", audience.Districts, District(), "LS-A to LS-K"),
            ("towns", audience.Towns, Town(), "1 to 60 characters"),
            ("languages", audience.Languages, Language(), "en or st"),
        };
        foreach (var (name, values, form, such) in lists)
        {
            if (values.Count > MostChoices) yield return ($"audience.{name}", $"There may be at most {MostChoices}.");
            if (values.Any(v => v is null || !form.IsMatch(v))) yield return ($"audience.{name}", $"Each is {such}.");
        }

        if (audience.RecipientsOf is not null && lists.Any(l => l.Values.Count > 0))
            yield return ("audience", "Those to whom an earlier announcement went are told all together: leave the other fields out.");
    }

    private static IEnumerable<(string Field, string Problem)> OfSchedule(AnnouncementSchedule? schedule, DateTimeOffset now)
    {
        if (schedule is null) yield break;
        if (schedule.At is null == schedule.Local is null) yield return ("schedule", "Give either at or local.");
        if (schedule.Local is { Kind: not DateTimeKind.Unspecified }) yield return ("schedule.local", "It has no zone: it is the time on each person's clock.");
        // Lesotho's clock decides whether a day and time are over: most people live by it or near it.
        if (schedule.Local is { Year: var year } && (year < now.Year - 1 || year > now.Year + 2))
        {
            yield return ("schedule.local", "It is in the past or more than a year ahead.");
            yield break;
        }

        var (field, due) = schedule.Local is { } local
            ? ("schedule.local", LesothoTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)))
            : ("schedule.at", schedule.At ?? now);
        if (due < now) yield return (field, "It is in the past.");
        if (due - now > s_farthest) yield return (field, "It is more than a year ahead.");
    }

    private static IEnumerable<(string Field, string Problem)> OfWorth(int? hours)
    {
        if (hours is < 1 or > MostHours) yield return ("worthHours", $"It must be 1 to {MostHours}.");
    }

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex Country();

    [GeneratedRegex("^LS-[A-K]$")]
    private static partial Regex District();

    [GeneratedRegex(@"^(?=.*\S)[^\p{C}]{1,60}$")]
    private static partial Regex Town();

    [GeneratedRegex("^(en|st)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Language();
}
