using Diaspora.Flows.Checking;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Text;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>A flow of the menus for those who read its words.</summary>
/// <param name="Id">Its name; <c>system</c> and <c>lists</c> hold texts that belong to no one flow.</param>
/// <param name="Version">Its version; null: it has none.</param>
/// <param name="Released">True: this version is released and never changes again.</param>
/// <param name="Private">True: it leaves no trace.</param>
/// <param name="Note">Why it exists.</param>
/// <param name="Screens">Its screens in the order of the file, then its messages.</param>
internal sealed record WordFlow(string Id, int? Version, bool Released, bool Private, string? Note, IReadOnlyList<WordScreen> Screens)
{
    /// <summary>A screen, or null.</summary>
    public WordScreen? Find(string screen) => Screens.FirstOrDefault(one => one.Id == screen);
}

/// <summary>A screen of a flow, a message, a list or a system text.</summary>
/// <param name="Id">Its name; that of a message begins with <c>message.</c>.</param>
/// <param name="Kind"><c>choose</c>, <c>list</c>, <c>ask</c>, <c>say</c>, <c>do</c>, <c>end</c>, <c>message</c> or <c>text</c>.</param>
/// <param name="Note">Why it exists; of a message its category.</param>
public sealed record WordScreen(string Id, string Kind, string? Note);

/// <summary>A page as a phone shows it, with every value at its longest.</summary>
/// <param name="Language">Code of its language.</param>
/// <param name="Sms">True: a text message; false: a screen on USSD.</param>
/// <param name="Text">Exactly what is shown.</param>
/// <param name="Septets">Its length.</param>
/// <param name="Limit">The most that fits, in septets.</param>
/// <param name="Parts">Parts of the message; 1 on USSD.</param>
/// <param name="Occasion">What leads to it.</param>
/// <param name="When">The case of the screen's conditions; empty: it has none.</param>
public sealed record WordPage(
    string Language, bool Sms, string Text, int Septets, int Limit, int Parts, PageOccasion Occasion, string When)
{
    internal static WordPage Of(string language, ShownPage page, bool sms) => new(
        language, sms, page.Text, page.Septets, page.Limit, sms ? Segments.Count(page.Text).Parts : 1, page.Occasion, page.When);

    internal static WordPage OfText(string language, string text, bool sms)
    {
        var count = Segments.Count(text);
        return new WordPage(
            language, sms, text, count.Units, sms ? FlowLimits.SmsLimit(count.Parts) : FlowLimits.ScreenSeptets, sms ? count.Parts : 1,
            PageOccasion.Reached, "");
    }
}

/// <summary>A value that a text shows.</summary>
/// <param name="Name">Its name, as it stands in braces.</param>
/// <param name="Longest">Its longest length in septets.</param>
public sealed record WordValue(string Name, int Longest);
