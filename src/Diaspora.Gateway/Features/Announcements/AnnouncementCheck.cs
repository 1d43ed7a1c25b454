using System.Globalization;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Messaging.Preview;
using Diaspora.Gateway.Messaging.Routes;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Tells authors what is wrong with an announcement, what they should think about, whom it reaches and what that costs.</summary>
internal sealed class AnnouncementCheck(
    MessageText messages, RouteTable routes, Broadcasts broadcasts, IOptions<ConversationOptions> conversations, IOptions<AnnouncementOptions> options,
    TimeProvider time)
{
    /// <summary>SMS parts of the longest text, with the way to stop.</summary>
    private const int MostParts = 3;

    private const string NotSet = "not set";

    /// <summary>For how long an announcement can be followed up without the consent to a topic: its event may be moved, or its time be wrong.</summary>
    private static readonly TimeSpan s_followUp = TimeSpan.FromDays(7);

    // Where nearly everybody lives, for an audience that names no countries.
    private static readonly string[] s_usualCountries = ["BW", "CA", "GB", "LS", "US", "ZA"];

    /// <summary>Rules that the announcement breaks, without looking at the audience.</summary>
    public Dictionary<string, string[]> ProblemsOf(AnnouncementDraft draft) => ProblemsOf(draft, WordsOf(draft));

    /// <summary>Everything that is to be known of it.</summary>
    public async Task<AnnouncementReport> ReportAsync(AnnouncementDraft draft, CancellationToken cancellationToken)
    {
        var words = WordsOf(draft);
        var problems = ProblemsOf(draft, words);
        var warnings = WarningsOf(draft, words, problems.ContainsKey("schedule.local"));
        if (problems.Count > 0) return new AnnouncementReport(problems, warnings, words, null, []);
        var (count, problem) = await CountAsync(draft, cancellationToken);
        if (problem is null) return new AnnouncementReport(problems, warnings, words, count, [.. count.Parts.Select(p => CostOf(p, words))]);
        problems["audience"] = [problem];
        return new AnnouncementReport(problems, warnings, words, null, []);
    }

    /// <summary>Why its audience cannot be told it at this moment; null: it can.</summary>
    public async Task<string?> AudienceProblemAsync(AnnouncementDraft draft, CancellationToken cancellationToken) =>
        (await CountAsync(draft, cancellationToken)).Problem;

    /// <summary>Counts an audience at this moment; of one that is too small for an announcement only that is told.</summary>
    /// <exception cref="AnnouncementRefusal">It breaks a rule.</exception>
    public async Task<AudienceAnswer> CountAsync(AudienceQuestion question, CancellationToken cancellationToken)
    {
        if (AnnouncementRules.ProblemsOf(question) is { Count: > 0 } problems) throw AnnouncementRefusal.Invalid(problems);
        var count = await broadcasts.CountAsync(question.Audience ?? new Audience(), question.Category, cancellationToken);
        return count.Total < Fewest ? new AudienceAnswer(Fewest, null) : new AudienceAnswer(null, count);
    }

    /// <summary>Fewest phones that an audience must have; the size of a smaller one is not told.</summary>
    // Those to whom an earlier announcement went may be few, however many it was meant for: it may have been stopped.
    public int Fewest => options.Value.MinimumAudience;

    private async Task<(AudienceCount Count, string? Problem)> CountAsync(AnnouncementDraft draft, CancellationToken cancellationToken)
    {
        var audience = draft.Audience ?? new Audience();
        var count = await broadcasts.CountAsync(audience, draft.Category, cancellationToken);
        return (count, await FollowUpProblemAsync(draft, cancellationToken) ?? ProblemOf(count, Fewest));
    }

    /// <summary>
    /// An announcement can be followed up by the same topic, and not by another, which would pick out people by both. Without the consent to a
    /// topic those can be told more who were lately told something by it; otherwise every number would be open for good after one emergency.
    /// </summary>
    private async Task<string?> FollowUpProblemAsync(AnnouncementDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Audience?.RecipientsOf is not { } earlierId) return null;
        if (await broadcasts.FindEarlierAsync(earlierId, cancellationToken) is not { Kind: "announcement" } earlier)
            return "There is no such earlier announcement.";
        if (draft.Emergency) return null;
        if (draft.Category != "service")
            return draft.Category == earlier.Category ? null : "The earlier announcement was of another category: take the same one, or service.";
        if (earlier.Category == "service")
            return "The earlier announcement was of the category service itself: its recipients did not agree to a topic.";
        return ReleaseTimes.NewsFrom(draft.Schedule, time.GetUtcNow()) > earlier.CreatedAt + s_followUp
            ? $"The earlier announcement is more than {s_followUp.Days} days before it: choose a topic."
            : null;
    }

    private static string? ProblemOf(AudienceCount count, int fewest)
    {
        if (count.Total >= fewest) return null;
        return fewest == 1
            ? "Nobody would get it: choose a wider audience."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Fewer than {fewest} phones would get it: with so few an announcement could tell something about the people. Choose a wider audience.");
    }

    private static Dictionary<string, string[]> Merge(Dictionary<string, string[]> problems, string field, string problem)
    {
        problems[field] = [.. problems.GetValueOrDefault(field, []), problem];
        return problems;
    }

    private Dictionary<string, string[]> ProblemsOf(AnnouncementDraft draft, IReadOnlyList<WordsReport> words)
    {
        var problems = AnnouncementRules.ProblemsOf(draft, time.GetUtcNow());
        foreach (var (field, text) in TextsOf(draft))
        {
            var parts = words.Where(w => w.Language == field).Max(w => w.Folded.Segments);
            if (parts > MostParts) Merge(problems, field, $"With the way to stop it needs {parts} SMS parts; {MostParts} are the most.");
            if (SensitiveWords.FindRefused(text) is { Count: > 0 } refused)
                Merge(problems, field, $"These words say too much on a phone that others may read: {string.Join(", ", refused)}.");
        }

        return problems;
    }

    private static List<string> WarningsOf(AnnouncementDraft draft, IReadOnlyList<WordsReport> words, bool wrongTime)
    {
        var warnings = new List<string>();
        foreach (var (language, text) in TextsOf(draft))
        {
            var longest = words.Where(w => w.Language == language).MaxBy(w => w.Written.Segments)!;
            if (longest.Written.Encoding == SmsEncoding.Ucs2 && longest.Folded.Encoding == SmsEncoding.Gsm7)
                warnings.Add($"{language}: as written it needs {longest.Written.Segments} parts of at most 70 letters; it leaves with plain letters, in {longest.Folded.Segments}.");
            if (longest.Folded.Encoding == SmsEncoding.Ucs2)
                warnings.Add($"{language}: it holds signs that need parts of 70 letters and that menus show as a question mark.");
            var doubtful = SensitiveWords.FindPublicOnly(text).Concat(SensitiveWords.FindDoubtful(text)).ToList();
            if (doubtful.Count > 0) warnings.Add($"{language}: others may read it over a shoulder. Are these words needed: {string.Join(", ", doubtful)}?");
        }

        if (!wrongTime && draft.Schedule?.Local is { Kind: DateTimeKind.Unspecified } local)
        {
            var countries = draft.Audience is { Countries.Count: > 0 } audience ? audience.Countries : s_usualCountries;
            var leftOut = countries.Where(c => c is not null && QuietHours.IsLeftOut(Place.Of(c), local)).ToList();
            if (leftOut.Count > 0)
                warnings.Add($"Summer time leaves this hour out on that day in {string.Join(", ", leftOut)}: there it goes in the hour after.");
        }

        return warnings;
    }

    private List<WordsReport> WordsOf(AnnouncementDraft draft) =>
    [
        .. TextsOf(draft).SelectMany(
            text => TextWay.Of(messages, text.Words, text.Language, conversations.Value.ServiceCode),
            (text, way) => new WordsReport(text.Language, way.TwoWay, way.Written, way.Folded)),
    ];

    private static (string Language, string Words)[] TextsOf(AnnouncementDraft draft) => [("en", draft.En), ("st", draft.St)];

    private CostReport CostOf(AudiencePart part, IReadOnlyList<WordsReport> words)
    {
        var route = routes.Find(part.Route);
        var text = words.First(w => w.Language == part.Language && w.TwoWay == (route?.TwoWay ?? false));
        return new CostReport(
            part.Route, part.Language, part.Phones, text.Folded.Segments, PriceOf(route, part.Phones * text.Folded.Segments),
            PriceOf(route, part.Phones * text.Written.Segments));
    }

    private static string PriceOf(Messaging.Routes.Route? route, long segments) => route?.Options.CostPerSegment is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"{price * segments:0.00} {route.Options.Currency}")
        : NotSet;
}
