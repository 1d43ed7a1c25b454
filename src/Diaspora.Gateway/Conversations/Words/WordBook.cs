using Diaspora.Flows.Checking;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Every text of the menus that this gateway runs, by flow and screen. Immutable.</summary>
internal sealed class WordBook
{
    /// <summary>Stands for a flow where texts of none are meant.</summary>
    public const string System = "system", Lists = "lists";

    private readonly FlowReport _report;
    private readonly ScreenPreview _preview;
    private readonly Dictionary<string, WordText> _texts;
    private readonly Dictionary<string, ReviewState> _states;

    public WordBook(FlowReport report, ActionCatalogue actions)
    {
        _report = report;
        _preview = new ScreenPreview(report.Flows, actions);
        _states = report.Reviews.ToDictionary(state => state.Text.Key);
        var flows = report.Flows.Current.OrderBy(f => f.Id != report.Flows.Root).ThenBy(f => f.Id, StringComparer.Ordinal);
        Flows = [.. flows.Select(FlowOf), SystemFlow(), ListsFlow()];
        var rank = Flows.Select((flow, index) => (flow.Id, index)).ToDictionary(f => f.Id, f => f.index);
        Texts = [.. report.Reviews.OrderBy(state => rank[FirstOf(state.Text.Key)]).Select((state, index) => TextOf(state, index + 1))];
        _texts = Texts.ToDictionary(text => text.Text);
    }

    /// <summary>The flows, the one that a dial starts with first, then what belongs to none.</summary>
    public IReadOnlyList<WordFlow> Flows { get; }

    /// <summary>Every text once, by flow.</summary>
    public IReadOnlyList<WordText> Texts { get; }

    /// <summary>Codes of the languages.</summary>
    public IReadOnlyList<string> Languages => _report.Flows.Languages;

    /// <summary>A text by its key, or null.</summary>
    public WordText? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>A flow, or null.</summary>
    public WordFlow? FindFlow(string id) => Flows.FirstOrDefault(flow => flow.Id == id);

    /// <summary>The reviews of a text that stand in <c>reviews.yaml</c>.</summary>
    public IReadOnlyList<Review> FiledOf(WordText text) => _states[text.Text].Signed;

    /// <summary>The graph of a flow; null for texts that belong to none.</summary>
    public FlowGraph? GraphOf(string flow) => FlowNamed(flow) is { } found ? FlowGraph.Of(found, _report.Flows.LanguageIndex("en")) : null;

    /// <summary>The texts on a screen, each once, those of shared lists too.</summary>
    public IReadOnlyList<WordText> TextsOn(string flow, string screen)
    {
        if (FlowNamed(flow) is not { } found) return [.. Texts.Where(text => text.Flow == flow && text.Screen == screen)];
        var texts = found.Screens.TryGetValue(screen, out var shown) ? shown.Texts() : MessageNamed(found, screen) is { } message ? [message.Text] : [];
        return [.. texts.Select(text => text.Key).Distinct().Select(Find).OfType<WordText>()];
    }

    /// <summary>The pages of a screen in a language: on USSD, then those that SMS shows otherwise.</summary>
    public IReadOnlyList<WordPage> PagesOf(string flow, string screen, string language)
    {
        var index = _report.Flows.LanguageIndex(language);
        if (FlowNamed(flow) is not { } found) return flow == System && _report.Flows.Texts.All.TryGetValue(screen, out var text)
            ? [WordPage.OfText(language, ScreenPreview.TextOf(text, index), sms: false)]
            : [];
        if (MessageNamed(found, screen) is { } message) return [WordPage.OfText(language, ScreenPreview.TextOf(found, message, index), sms: true)];
        if (!found.Screens.TryGetValue(screen, out var shown)) return [];
        var dialled = _preview.PagesOf(found, shown, index, sms: false);
        var texted = _preview.PagesOf(found, shown, index, sms: true).Where(page => !dialled.Any(other => other.Text == page.Text));
        return [.. dialled.Select(page => WordPage.Of(language, page, sms: false)), .. texted.Select(page => WordPage.Of(language, page, sms: true))];
    }

    /// <summary>The values that a text shows, with the longest length of each in septets in any language.</summary>
    public IReadOnlyList<WordValue> ValuesOf(WordText text)
    {
        var flow = FlowNamed(text.Flow);
        var message = flow is null ? null : MessageNamed(flow, text.Screen);
        return
        [
            .. Enumerable.Range(0, Languages.Count)
                .SelectMany(language => ScreenPreview.ValuesOf(flow, message, _states[text.Text].Text, language))
                .GroupBy(value => value.Key, (name, lengths) => new WordValue(name, lengths.Max(value => value.Value))),
        ];
    }

    private Flow? FlowNamed(string id) => _report.Flows.Current.FirstOrDefault(flow => flow.Id == id);

    private static Message? MessageNamed(Flow flow, string screen) => screen.StartsWith(WordText.MessagePrefix, StringComparison.Ordinal)
        ? flow.Messages.GetValueOrDefault(screen[WordText.MessagePrefix.Length..])
        : null;

    private static WordFlow FlowOf(Flow flow) => new(
        flow.Id, flow.Version, flow.Released, flow.Private, flow.Note,
        [
            .. flow.Screens.Values.Select(screen => new WordScreen(screen.Id, FlowGraph.KindOf(screen), screen.Note)),
            .. flow.Messages.Values.Select(message => new WordScreen(WordText.MessagePrefix + message.Id, "message", message.Category)),
        ]);

    private static WordFlow SystemFlow() => new(
        System, null, false, false, null, [.. SystemTexts.Required.Select(text => new WordScreen(text.Key, "text", text.Value))]);

    private WordFlow ListsFlow() => new(Lists, null, false, false, null,
        [
            .. _states.Keys.Where(key => FirstOf(key) == Lists).Select(key => key.Split('/')[1]).Distinct()
                .Select(list => new WordScreen(list, "list", null)),
        ]);

    private WordText TextOf(ReviewState state, long number)
    {
        var names = state.Text.Key.Split('/');
        // system/texts/NAME, FLOW/messages/NAME/…, lists/NAME/… or FLOW/SCREEN/…
        var (screen, rest) = names switch
        {
            [System, "texts", var name, .. var more] => (name, more),
            [not Lists, "messages", var name, .. var more] => (WordText.MessagePrefix + name, more),
            [_, var name, .. var more] => (name, more),
            _ => ("", names[1..]),
        };
        return new WordText(
            number, state.Text.Key, names[0], screen, string.Join('/', rest),
            Languages.Select((code, index) => (code, state.Text[index].Source)).ToDictionary(w => w.code, w => w.Source),
            Review.HashOf(state.Words), state.Needed);
    }

    private static string FirstOf(string key) => key.Split('/')[0];
}
