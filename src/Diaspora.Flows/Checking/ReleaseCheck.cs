using Diaspora.Flows.Definition;
using Diaspora.Flows.Reading;

namespace Diaspora.Flows.Checking;

/// <summary>A released version never changes, and a new one keeps the numbers that people know by heart.</summary>
internal static class ReleaseCheck
{
    /// <summary>Checks the written flows against the released ones.</summary>
    public static void Run(FlowFolder folder, Findings findings)
    {
        foreach (var same in folder.Written.GroupBy(f => f.Id).Where(g => g.Count() > 1))
            findings.Report(same.Last().At, "flow-twice", $"The flow '{same.Key}' already stands in {same.First().At.File}.");
        foreach (var same in folder.Released.GroupBy(f => (f.Id, f.Version)).Where(g => g.Count() > 1))
            findings.Report(same.Last().At, "flow-twice", $"Version {same.Key.Version} of '{same.Key.Id}' already stands in {same.First().At.File}.");
        foreach (var alone in folder.Released.Where(r => findings.IsComplete && folder.Written.All(w => w.Id != r.Id)))
            findings.Report(alone.At, "released-alone", $"The flow '{alone.Id}' is no longer written: take its released versions away too.");
        foreach (var flow in folder.Written)
            Run(flow, [.. folder.Released.Where(r => r.Id == flow.Id).OrderByDescending(r => r.Version)], findings);
        Lists(folder, findings);
    }

    private static void Run(Flow flow, IReadOnlyList<Flow> released, Findings findings)
    {
        if (released.FirstOrDefault(r => r.Version > flow.Version) is { } newer)
            findings.Report(
                flow.At, "older-than-released",
                $"Version {newer.Version} of '{flow.Id}' is released already, so this cannot be version {flow.Version}.");
        if (released.FirstOrDefault(r => r.Version == flow.Version) is { } same
            && FlowMeaning.FirstDifference(flow.At.File, same.At.File) is { } line)
            findings.Report(
                flow.At with { Line = line }, "changed-since-release",
                $"Version {flow.Version} of '{flow.Id}' is released and people may be in it, but this differs from {same.At.File}: "
                + $"raise 'version' to {flow.Version + 1}, or put it back.");
        if (!flow.Renumbered) Numbers(flow, [.. released.Where(r => r.Version < flow.Version)], findings);
    }

    private static void Numbers(Flow flow, IReadOnlyList<Flow> older, Findings findings)
    {
        // What stood before a version that gave new numbers on purpose is no longer in anybody's memory.
        var remembered = older.TakeWhile((_, i) => i == 0 || !older[i - 1].Renumbered).ToArray();
        foreach (var screen in flow.Screens.Values)
        {
            var numbers = screen.Options().Select(o => o.Number).Distinct();
            foreach (var number in numbers)
            {
                var before = remembered.FirstOrDefault(r => OptionsOf(r, screen.Id).Any(o => o.Number == number));
                if (before is not null && HasMoved(OptionsOf(before, screen.Id), screen.Options(), number)) Report(screen, number, before, findings);
            }

            if (remembered is [var last, ..]) Gone(screen, last, findings);
        }
    }

    /// <summary>True when the number leads elsewhere, stores something else, or has the words that another number had.</summary>
    private static bool HasMoved(IReadOnlyList<Option> before, IReadOnlyList<Option> now, int number)
    {
        var was = before.Where(o => o.Number == number).ToArray();
        var isNow = now.Where(o => o.Number == number).ToArray();
        if (!was.Select(Meaning).ToHashSet().SetEquals(isNow.Select(Meaning))) return true;
        return isNow.Any(n => was.All(w => Label(w) != Label(n)) && before.Any(o => o.Number != number && Label(o) == Label(n)));
    }

    /// <summary>Numbers that are gone while their option stands under a new number.</summary>
    private static void Gone(Screen screen, Flow before, Findings findings)
    {
        var now = screen.Options();
        var was = OptionsOf(before, screen.Id);
        foreach (var gone in was.Where(o => now.All(n => n.Number != o.Number)))
        {
            if (now.FirstOrDefault(n => was.All(w => w.Number != n.Number) && Label(n) == Label(gone) && n.Go.State == gone.Go.State) is { } moved)
                findings.Report(
                    moved.At, "renumbered",
                    $"'{Label(moved)}' of '{screen.Id}' had number {gone.Key} in version {before.Version}. "
                    + "People know numbers by heart: keep it, or say 'renumbered: yes' in the flow.");
        }
    }

    private static void Report(Screen screen, int number, Flow before, Findings findings)
    {
        var was = OptionsOf(before, screen.Id).First(o => o.Number == number);
        var isNow = screen.Options().First(o => o.Number == number);
        findings.Report(
            isNow.At, "renumbered",
            $"Number {number} of '{screen.Id}' was '{Label(was)}' (to {was.Go.State}) in version {before.Version} "
            + $"and is now '{Label(isNow)}' (to {isNow.Go.State}). "
            + "People know numbers by heart: keep it, or say 'renumbered: yes' in the flow.");
    }

    private static void Lists(FlowFolder folder, Findings findings)
    {
        foreach (var (name, before) in folder.ReleasedLists)
        {
            foreach (var was in before)
            {
                if (folder.Lists.GetValueOrDefault(name)?.FirstOrDefault(o => o.Number == was.Number) is { } isNow && isNow.Value != was.Value)
                    findings.Report(
                        isNow.At, "renumbered",
                        $"Number {was.Key} of the list '{name}' was '{was.Value}' when flows were last released "
                        + $"and is now '{isNow.Value}': numbers never move.");
            }
        }
    }

    private static IReadOnlyList<Option> OptionsOf(Flow flow, string screen) =>
        flow.Screens.TryGetValue(screen, out var found) ? found.Options() : [];

    private static (string, string) Meaning(Option option) => (option.Go.State, option.Value);

    private static string Label(Option option) => option.Label[0].Source;
}
