using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Reading;

/// <summary>Everything read from a directory of flow files, before it is put together.</summary>
internal sealed record FlowFolder
{
    /// <summary>Language codes in the order of every text.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Texts that belong to no one flow.</summary>
    public required SystemTexts Texts { get; init; }

    /// <summary>Where <c>system.yaml</c> stands.</summary>
    public required Source At { get; init; }

    /// <summary>Id of the flow that a dial starts with.</summary>
    public required string Root { get; init; }

    /// <summary>Id of the flow that offers to continue.</summary>
    public required string Resume { get; init; }

    /// <summary>Shared lists of options by name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Option>> Lists { get; init; }

    /// <summary>The shared lists as they were when flows were last released; empty when they never were.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Option>> ReleasedLists { get; init; }

    /// <summary>The flows as people edit them, one a file.</summary>
    public required IReadOnlyList<Flow> Written { get; init; }

    /// <summary>The flows under <c>released/</c>.</summary>
    public required IReadOnlyList<Flow> Released { get; init; }

    /// <summary>False: at least one file could not be read as a flow at all, so that a flow may be missing.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Puts the flows together; where a version stands twice, the released one counts.</summary>
    public FlowSet ToSet() => new(Languages, Texts, Root, Resume, Written.Concat(Released));
}
