using Diaspora.Flows.Answers;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Places;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>What staff may write about a person: the same as the person may type on the phone.</summary>
internal static class PeopleRules
{
    /// <summary>Longest words about a wish or its outcome.</summary>
    public const int LongestWish = 500;

    private const int FirstYear = 1900;
    private const int ShortestTown = 2;

    /// <summary>How people are told, or ask.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["in-person", "call", "letter", "sms"];

    /// <summary>A reason as the audit keeps it for good.</summary>
    /// <exception cref="PeopleRefusal">It is too short, too long, or holds a telephone number.</exception>
    public static string Reason(string? reason) => AuditViewStore.ReasonProblem(reason) is { } problem
        ? throw PeopleRefusal.Invalid("reason", problem)
        : (reason ?? "").Trim();

    /// <summary>How somebody was told or asked.</summary>
    public static string Way(string field, string? way) => Ways.Contains(way)
        ? way!
        : throw PeopleRefusal.Invalid(field, $"It must be one of {string.Join(", ", Ways)}.");

    /// <summary>A number in international form that is typed in full.</summary>
    public static Msisdn Number(string? typed) => Msisdn.TryParse(typed, null, out var number)
        ? number
        : throw PeopleRefusal.Invalid("number", "It must be a whole telephone number in international form, such as +266 and eight digits.");

    /// <summary>Corrected details, folded as the phone folds them.</summary>
    /// <exception cref="PeopleRefusal">A field breaks a rule.</exception>
    public static PersonDetails Details(PersonCorrection correction, bool guarded, DateOnly today)
    {
        var problems = new Dictionary<string, string[]>();
        if (new NameAnswer().Read(correction.Name ?? "", new AnswerContext(today, _ => null), out var name) != AnswerFault.None)
            problems["name"] = ["It must have 2 to 40 letters."];
        var town = Folding.ForScreen((correction.Town ?? "").Trim());
        if (town.Length > 0 && (town.Length < ShortestTown || Gsm7.Septets(town) is < 0 or > PersonWords.LongestTown))
            problems["town"] = [FormattableString.Invariant($"It may have {ShortestTown} to {PersonWords.LongestTown} letters, or none.")];
        if (Countries.All.All(country => country.Code != correction.Country)) problems["country"] = ["It must be the two letters of a country, such as ZA."];
        if (Districts.All.All(district => district.Code != correction.District)) problems["district"] = ["It must be the code of a district, such as LS-G."];
        var topics = correction.Topics ?? [];
        if (!topics.All(Topic.Every.Contains)) problems["topics"] = [$"They must be some of {string.Join(", ", Topic.Every)}."];
        if (correction.BirthYear < FirstYear || correction.BirthYear > today.Year) problems["birthYear"] = ["It must be a year from 1900 to this one."];
        else if (!guarded && Adulthood.Of(correction.BirthYear, "", today) == Adulthood.Child)
            problems["birthYear"] = ["Under 18 a parent or guardian must agree first, on the phone: delete and register again."];
        if (problems.Count > 0) throw PeopleRefusal.Invalid(problems);
        return new PersonDetails(
            name, correction.BirthYear, correction.Country, town.Length == 0 ? null : town, correction.District, [.. Topic.Every.Where(topics.Contains)]);
    }

    /// <summary>A person's name, such as that of a witness.</summary>
    public static string Name(string field, string? typed, DateOnly today) =>
        new NameAnswer().Read(typed ?? "", new AnswerContext(today, _ => null), out var name) == AnswerFault.None
            ? name
            : throw PeopleRefusal.Invalid(field, "It must have 2 to 40 letters.");

    /// <summary>Names of the fields in which two differ.</summary>
    public static IReadOnlyList<string> Differences(PersonDetails before, PersonDetails after)
    {
        var fields = new List<string>();
        if (before.Name != after.Name) fields.Add("name");
        if (before.BirthYear != after.BirthYear) fields.Add("birth year");
        if (before.Country != after.Country) fields.Add("country");
        if (before.Town != after.Town) fields.Add("town");
        if (before.District != after.District) fields.Add("district");
        if (!before.Topics.ToHashSet().SetEquals(after.Topics)) fields.Add("messages");
        return fields;
    }

    /// <summary>Words of 1 to <see cref="LongestWish"/> characters.</summary>
    public static string Words(string field, string? words)
    {
        var kept = (words ?? "").Trim();
        return kept.Length is > 0 and <= LongestWish
            ? kept
            : throw PeopleRefusal.Invalid(field, FormattableString.Invariant($"It must have 1 to {LongestWish} characters."));
    }
}
