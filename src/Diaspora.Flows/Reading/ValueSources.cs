using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Reading;

/// <summary>Finds where each named value of a flow comes from. Where several screens give one name, the longest counts.</summary>
internal static class ValueSources
{
    /// <summary>The sources of a flow's values by name.</summary>
    public static IReadOnlyDictionary<string, ValueSource> Of(IEnumerable<Screen> screens, ActionCatalogue actions)
    {
        var sources = new Dictionary<string, ValueSource>();
        foreach (var screen in screens)
        {
            switch (screen)
            {
                case ChooseScreen { As: { } name } choose:
                    Choice(sources, name, choose);
                    break;
                case ListScreen { As: { } name } list:
                    Add(sources, name, new RowSource(actions.TryGet(list.Rows, out var rows) ? rows.RowSeptets : 0, list.At));
                    break;
                case AskScreen ask:
                    Add(sources, ask.As, new AnswerSource(ask.Type, ask.At));
                    break;
                case DoScreen run when actions.TryGet(run.Action, out var action):
                    foreach (var (output, longest) in action.Outputs) Add(sources, output, new OutputSource(longest, run.At));
                    break;
                default:
                    break;
            }
        }

        return sources;
    }

    private static void Choice(Dictionary<string, ValueSource> sources, string name, ChooseScreen screen)
    {
        var earlier = sources.GetValueOrDefault(name);
        var options = (earlier as ChoiceSource)?.Options ?? [];
        var other = earlier is ChoiceSource choice ? choice.OtherSeptets : earlier?.MaxSeptets(0) ?? 0;
        sources[name] = new ChoiceSource([.. options, .. screen.Options.Where(o => options.All(e => e.Value != o.Value))], screen.At, other);
    }

    private static void Add(Dictionary<string, ValueSource> sources, string name, ValueSource source)
    {
        var earlier = sources.GetValueOrDefault(name);
        if (earlier is ChoiceSource choice)
            sources[name] = choice with { OtherSeptets = Math.Max(choice.OtherSeptets, source.MaxSeptets(0)) };
        else if (earlier is null || earlier.MaxSeptets(0) < source.MaxSeptets(0))
            sources[name] = source;
    }
}
