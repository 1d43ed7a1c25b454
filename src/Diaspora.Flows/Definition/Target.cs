namespace Diaspora.Flows.Definition;

/// <summary>Where a transition leads.</summary>
/// <param name="Kind">Which sort of place.</param>
/// <param name="Id">Screen id or flow id; empty for <see cref="TargetKind.Resume"/>.</param>
/// <param name="At">Where it is written.</param>
public sealed record Target(TargetKind Kind, string Id, Source At)
{
    /// <summary>The name of the state that stands for this target in the machine: the screen id, or <c>flow:ID</c>, or <c>resume</c>.</summary>
    public string State => Kind switch
    {
        TargetKind.Screen => Id,
        TargetKind.Flow => "flow:" + Id,
        TargetKind.Resume => "resume",
        _ => throw new InvalidOperationException($"No state for target kind {Kind}."),
    };
}

/// <summary>The sorts of places a transition can lead to.</summary>
public enum TargetKind
{
    /// <summary>A screen of the same flow.</summary>
    Screen,

    /// <summary>The first screen of another flow.</summary>
    Flow,

    /// <summary>The place where an earlier, dropped session stopped.</summary>
    Resume,
}
