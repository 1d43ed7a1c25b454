using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Reading;
using YamlDotNet.RepresentationModel;

namespace Diaspora.Flows.Checking;

/// <summary>Reads <c>reviews.yaml</c> and tells which Sesotho texts native readers have signed.</summary>
internal static class ReviewCheck
{
    private const string Sesotho = "st";

    /// <summary>
    /// The state of every text of the current flows, the system and the shared lists; nothing when Sesotho is not a language of them.
    /// </summary>
    public static IReadOnlyList<ReviewState> Run(string directory, FlowFolder folder, Findings findings, List<Problem> problems)
    {
        var language = folder.Languages.ToList().IndexOf(Sesotho);
        if (language < 0) return [];
        var file = Path.Combine(directory, FlowDirectory.Reviews);
        var reviews = File.Exists(file) ? Read(FlowDirectory.Load(file, folder.Languages, problems)) : [];
        var texts = Texts(folder, findings.Flows).DistinctBy(t => t.Text.Key).ToArray();
        var known = texts.Select(t => t.Text.Key).ToHashSet();
        foreach (var review in reviews.Where(r => r.Text.Length > 0 && !known.Contains(r.Text)))
            if (findings.IsAllRead)
                findings.Report(
                    review.At, "unknown-text",
                    $"There is no text '{review.Text}': take the review away, or correct the name.");
        var byText = reviews.ToLookup(r => (r.Text, r.Hash));
        return [.. texts.Select(t => State(t.Text, t.Needed, byText))];

        ReviewState State(LocalText text, int needed, ILookup<(string, string), Review> signed)
        {
            var words = text[language].Source;
            return new ReviewState(text, words, needed, [.. signed[(text.Key, Review.HashOf(words))].DistinctBy(r => r.Reviewer, StringComparer.OrdinalIgnoreCase)]);
        }
    }

    private static IEnumerable<(LocalText Text, int Needed)> Texts(FlowFolder folder, FlowSet flows) =>
        folder.Texts.All.Values.Select(t => (t, 1))
            .Concat(folder.Lists.Values.SelectMany(l => l).Select(o => (o.Label, 1)))
            .Concat(flows.Current.SelectMany(Texts));

    private static IEnumerable<(LocalText Text, int Needed)> Texts(Flow flow) =>
        flow.Screens.Values.SelectMany(s => s.Texts().Select(t => (t, Math.Max(flow.Reviewers, s.Reviewers))))
            .Concat(flow.Messages.Values.Select(m => (m.Text, Math.Max(flow.Reviewers, m.Reviewers))));

    private static List<Review> Read(YamlMap? file)
    {
        var reviews = new List<Review>();
        if (file is null) return reviews;
        if (file.Find("reviews") is YamlSequenceNode list)
        {
            foreach (var node in list.Children)
                if (node is YamlMappingNode map) reviews.Add(One(new YamlMap(map, file.File, "reviews")));
                else file.File.Report(node, "not-a-map", "A review must be '{text: KEY, hash: HASH, reviewer: NAME, date: YYYY-MM-DD}'.");
        }
        else
        {
            file.File.Report(1, "missing-key", "'reviews' is missing: a list of reviews, empty to begin with.");
        }

        file.Done();
        return reviews;
    }

    private static Review One(YamlMap map)
    {
        var date = map.Require("date", "when the text was read");
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && date.Length > 0)
            map.File.Report(map.At.Line, "bad-date", $"'date' must be as 2026-11-21, not '{date}'.");
        var hash = map.Require("hash", $"the first {Review.HashDigits} digits of the words' SHA-256, as './gateway flows drafts' shows them");
        if (hash.Length > 0 && (hash.Length != Review.HashDigits || !hash.All(char.IsAsciiHexDigitLower)))
            map.File.Report(map.At.Line, "bad-hash", $"'hash' must be {Review.HashDigits} digits from 0 to f, not '{hash}'.");
        var review = new Review(map.Require("text", "the key of the text"), hash, map.Require("reviewer", "who read the text"), day, map.At);
        map.Done();
        return review;
    }
}
