using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>What a screen leads to, offers and says, whatever its kind.</summary>
public static class ScreenContents
{
    /// <summary>Every place that the screen can lead to by itself; key 0 and language switches are not among them.</summary>
    public static IEnumerable<Target> Targets(this Screen screen)
    {
        var own = screen switch
        {
            ListScreen list => new[] { list.Go, list.Empty },
            AskScreen ask => [ask.Go],
            SayScreen say => [say.Go],
            DoScreen run => [.. run.On.Values],
            _ => [],
        };
        return own.OfType<Target>().Concat(screen.Options().Select(o => o.Go)).Where(t => t is not { Kind: TargetKind.Screen, Id: "" });
    }

    /// <summary>The places that the screen leads to without waiting for the person.</summary>
    public static IEnumerable<Target> TargetsAtOnce(this Screen screen) => screen switch
    {
        ListScreen list => [list.Empty],
        DoScreen => screen.Targets(),
        _ => [],
    };

    /// <summary>The numbered options.</summary>
    public static IReadOnlyList<Option> Options(this Screen screen) => screen switch
    {
        ChooseScreen choose => choose.Options,
        ListScreen list => list.Options,
        SayScreen say => say.Options,
        _ => [],
    };

    /// <summary>Every text; where a text is shared by several screens it has the same key.</summary>
    public static IEnumerable<LocalText> Texts(this Screen screen)
    {
        var own = screen switch
        {
            ListScreen list => new[] { list.Text, list.SmsText, list.Foot },
            AskScreen ask => [ask.Text, ask.SmsText, ask.Wrong, ask.Easy],
            WaitingScreen waiting => [waiting.Text, waiting.SmsText],
            EndScreen end => [end.Text],
            _ => [],
        };
        return own.OfType<LocalText>().Concat(screen.Options().Select(o => o.Label));
    }

    /// <summary>The action that the screen runs with its inputs, or null.</summary>
    public static (string Name, IReadOnlyDictionary<string, string> With)? Action(this Screen screen) => screen switch
    {
        ListScreen list => (list.Rows, list.With),
        DoScreen run => (run.Action, run.With),
        _ => null,
    };
}
