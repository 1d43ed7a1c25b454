using Diaspora.Flows.Text;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Features.Events;

/// <summary>What an event must be so that its screens and messages fit a phone.</summary>
internal static class EventRules
{
    /// <summary>Folds the texts of an event to what phones show.</summary>
    public static Event Fold(Event held) => held with
    {
        TitleEn = Folding.Fold(held.TitleEn.Trim()),
        TitleSt = Folding.Fold(held.TitleSt.Trim()),
        Place = Folding.Fold(held.Place.Trim()),
        SummaryEn = Folding.Fold(held.SummaryEn.Trim()),
        SummarySt = Folding.Fold(held.SummarySt.Trim()),
    };

    /// <summary>Everything that is wrong with an event, in words that say what to do; empty when nothing is.</summary>
    /// <param name="held">The event.</param>
    /// <param name="today">The day in Lesotho.</param>
    public static IReadOnlyList<EventProblem> ProblemsOf(Event held, DateOnly today)
    {
        var problems = new List<EventProblem>();
        Check(problems, "titleEn", "The English title", held.TitleEn, EventWords.Title);
        Check(problems, "titleSt", "The Sesotho title", held.TitleSt, EventWords.Title);
        Check(problems, "place", "The place", held.Place, EventWords.Place);
        Check(problems, "summaryEn", "The English summary", held.SummaryEn, EventWords.Summary);
        Check(problems, "summarySt", "The Sesotho summary", held.SummarySt, EventWords.Summary);
        if (problems.Count == 0)
        {
            Check(problems, "titleEn", "Title, place and time together, in English,", EventWords.EnglishHeading(held), EventWords.Heading);
            Check(problems, "titleSt", "Title, place and time together, in Sesotho,", EventWords.SesothoHeading(held), EventWords.Heading);
        }

        if (held.EndsOn < held.StartsOn) problems.Add(new("endsOn", "The last day lies before the first."));
        if (held.StartsOn < today.AddYears(-1)) problems.Add(new("startsOn", "The first day is more than a year ago."));
        if (held.EndsOn > today.AddYears(2)) problems.Add(new("endsOn", "The last day is more than two years ahead."));
        if (held.Capacity < 1) problems.Add(new("capacity", "The capacity must be at least 1, or 0 for no limit."));
        if (Districts.All.All(district => district.Code != held.District))
            problems.Add(new("district", $"The district must be one of {string.Join(", ", Districts.All.Select(district => district.Code).Order())}."));
        return problems;
    }

    private static void Check(List<EventProblem> problems, string field, string what, string text, int longest)
    {
        var septets = Gsm7.Septets(text);
        if (septets < 0) problems.Add(new(field, $"{what} holds a letter that basic phones do not show: {text}"));
        else if (text.Length == 0) problems.Add(new(field, $"{what} is missing."));
        else if (septets > longest) problems.Add(new(field, $"{what} may have {longest} characters and has {septets}: {text}"));
        var words = SensitiveWords.FindRefused(text).Concat(SensitiveWords.FindPublicOnly(text)).ToList();
        if (words.Count > 0) problems.Add(new(field, $"{what} says too much on a phone that others may read: {string.Join(", ", words)}."));
    }
}

/// <summary>Something that is wrong with an event.</summary>
/// <param name="Field">The field, by its name in the API.</param>
/// <param name="Words">What is wrong.</param>
internal sealed record EventProblem(string Field, string Words);
