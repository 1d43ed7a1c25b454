using System.Globalization;
using System.Text.RegularExpressions;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Features.Campaigns.Calendar;
using Diaspora.Gateway.Messaging;

namespace Diaspora.Gateway.Features.Campaigns.Writing;

/// <summary>What a campaign must be before anybody may get it.</summary>
internal sealed partial class CampaignRules(MessageText messages)
{
    /// <summary>SMS parts that a text may need at most, with our name and the way to stop.</summary>
    public const int MostParts = 2;

    /// <summary>Longest service code that texts are proved for.</summary>
    private static readonly string s_longestCode = new('9', 12);

    private static readonly string[] s_categories = ["events", "money", "healthday", "news"];
    private static readonly TimeOnly s_morning = new(8, 0);
    private static readonly TimeOnly s_evening = new(20, 0);

    /// <summary>Everything that is wrong with a campaign; empty when nothing is.</summary>
    /// <param name="content">The campaign.</param>
    /// <param name="today">The day in Lesotho.</param>
    public IReadOnlyList<CampaignFault> FaultsOf(CampaignContent content, DateOnly today)
    {
        var faults = new List<CampaignFault>();
        if (content.Name.Length > 40 || !NameForm().IsMatch(content.Name))
            faults.Add(new("name", "Write at most 40 small letters, digits and hyphens, such as 16-days."));
        if (content.Title.Length is 0 or > 80) faults.Add(new("title", "Write what staff call it, in at most 80 characters."));
        if (!s_categories.Contains(content.Category))
            faults.Add(new("category", $"Write the topic that people agreed to: {string.Join(", ", s_categories)}."));
        CheckAudience(content, faults);
        CheckCalendar(content, today, faults);
        CheckTexts(content, faults);
        return faults;
    }

    /// <summary>What the person who approves should think about: words that may say too much.</summary>
    public static IReadOnlyList<CampaignFault> DoubtsOf(CampaignContent content) =>
        [.. Words(content).SelectMany(w => SensitiveWords.FindDoubtful(w.Text).Select(word => new CampaignFault(
            w.Field, $"'{word}' may say too much where somebody else reads the phone.")))];

    private static void CheckAudience(CampaignContent content, List<CampaignFault> faults)
    {
        var audience = content.Audience;
        foreach (var (at, code) in audience.Countries.Index())
            if (!CountryForm().IsMatch(code)) faults.Add(new($"audience.countries[{at}]", $"'{code}' is no country; write two capital letters, such as ZA."));
        foreach (var (at, code) in audience.Districts.Index())
            if (!DistrictForm().IsMatch(code)) faults.Add(new($"audience.districts[{at}]", $"'{code}' is no district; write its code, such as LS-E."));
        foreach (var (at, code) in audience.Languages.Index())
            if (code is not ("en" or "st")) faults.Add(new($"audience.languages[{at}]", $"'{code}' is no language; write en or st."));
        if (content.Public && (content.Category != "news" || audience.Districts.Count > 0 || audience.Towns.Count > 0))
            faults.Add(new("public", "Public wording goes to everyone who chose news: the category is news and the audience names no district or town."));
    }

    private static void CheckCalendar(CampaignContent content, DateOnly today, List<CampaignFault> faults)
    {
        var calendar = content.Calendar;
        var most = calendar is DailyCalendar ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7);
        if (calendar.Time < s_morning || calendar.Time >= s_evening)
            faults.Add(new("calendar.time", "Write a time from 08:00 to 19:59: at other hours no news may arrive."));
        else if (content.Worth <= TimeSpan.Zero || content.Worth > most)
            faults.Add(new("worth", string.Create(CultureInfo.InvariantCulture, $"Write more than 00:00 and at most {(int)most.TotalHours}:00.")));
        var days = calendar.Days(today).ToList();
        if (calendar.Anchor is { } anchor && !AnchorForm().IsMatch(anchor))
            faults.Add(new("calendar.event", $"'{anchor}' is no event; write it as event/12."));
        if (days.Count == 0) faults.Add(new("calendar", "No day of the span fits."));
        else if (calendar.Anchor is null && days[^1] < today) faults.Add(new("calendar", "All its days are over; write days to come."));
        else if (content.Texts.Count > days.Count)
            faults.Add(new("texts", $"There are {content.Texts.Count} texts for {days.Count} days; leave some out or make the span longer."));
    }

    private void CheckTexts(CampaignContent content, List<CampaignFault> faults)
    {
        if (content.Texts.Count == 0) faults.Add(new("texts", "Write at least one text, in both languages."));
        foreach (var (field, language, text) in Words(content))
        {
            if (text.Length == 0) faults.Add(new(field, "It is missing: every text stands in both languages."));
            if (text.Replace("{code}", "", StringComparison.Ordinal).IndexOfAny(['{', '}']) >= 0)
                faults.Add(new(field, "Only {code} may stand in braces: nothing is put in for each person."));
            foreach (var word in SensitiveWords.FindRefused(text))
                faults.Add(new(field, $"Leave '{word}' out: it says too much where somebody else reads the phone."));
            if (!content.Public)
            {
                foreach (var word in SensitiveWords.FindPublicOnly(text))
                    faults.Add(new(field, $"Leave '{word}' out, or set 'public' when the wording is addressed to everyone and to nobody in particular."));
            }

            CheckLength(field, language, text, faults);
        }
    }

    private void CheckLength(string field, string language, string text, List<CampaignFault> faults)
    {
        foreach (var twoWay in new[] { false, true })
        {
            var count = Segments.Count(messages.OfStaff(text, language, twoWay, s_longestCode));
            if (count.Encoding != SmsEncoding.Gsm7)
            {
                faults.Add(new(field, "It holds a letter that basic phones do not show."));
                return;
            }

            if (count.Parts > MostParts)
            {
                faults.Add(new(field, $"With the way to stop it needs {count.Parts} SMS parts; shorten it to {MostParts}."));
                return;
            }
        }
    }

    private static IEnumerable<(string Field, string Language, string Text)> Words(CampaignContent content) =>
        content.Texts.SelectMany((text, at) => new[] { ($"texts[{at}].en", "en", text.En), ($"texts[{at}].st", "st", text.St) });

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex NameForm();

    [GeneratedRegex("^[A-Z]{2}$")]
    private static partial Regex CountryForm();

    [GeneratedRegex("^LS-[A-HJK]$")]
    private static partial Regex DistrictForm();

    [GeneratedRegex("^event/[1-9][0-9]{0,17}$")]
    private static partial Regex AnchorForm();
}
