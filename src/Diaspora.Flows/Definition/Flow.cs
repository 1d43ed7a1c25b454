namespace Diaspora.Flows.Definition;

/// <summary>One flow in one version: a set of named screens.</summary>
public sealed record Flow
{
    /// <summary>Name of the flow, kebab-case, the same in every version.</summary>
    public required string Id { get; init; }

    /// <summary>Version, from 1; sessions end on the version they began with.</summary>
    public required int Version { get; init; }

    /// <summary>Why the flow exists, for the people who review it.</summary>
    public string? Note { get; init; }

    /// <summary>Id of the first screen.</summary>
    public required string Start { get; init; }

    /// <summary>Id of the first screen for a phone whose language is not known; null: <see cref="Start"/>.</summary>
    public string? FirstDial { get; init; }

    /// <summary>Words that enter the flow by SMS, upper case, to the index of the language they are in.</summary>
    public required IReadOnlyDictionary<string, int> Keywords { get; init; }

    /// <summary>Where the keywords stand.</summary>
    public required Source KeywordsAt { get; init; }

    /// <summary>True: leaves no trace: no resume, no message, no action that writes about a person.</summary>
    public bool Private { get; init; }

    /// <summary>True: a dropped session can be continued for 15 minutes.</summary>
    public bool Resumable { get; init; }

    /// <summary>Most parts of one SMS reply.</summary>
    public int SmsParts { get; init; } = 1;

    /// <summary>How many native reviewers each Sesotho text needs: one, two for consent, violence and trafficking.</summary>
    public int Reviewers { get; init; } = 1;

    /// <summary>Screens by id, in file order.</summary>
    public required IReadOnlyDictionary<string, Screen> Screens { get; init; }

    /// <summary>Messages by id.</summary>
    public required IReadOnlyDictionary<string, Message> Messages { get; init; }

    /// <summary>Where each name that texts, inputs and conditions use gets its value.</summary>
    public required IReadOnlyDictionary<string, ValueSource> Values { get; init; }

    /// <summary>True: numbers may differ from the last released version, said with <c>renumbered: true</c>.</summary>
    public bool Renumbered { get; init; }

    /// <summary>True: it stands under <c>released/</c>, where it never changes again.</summary>
    public bool Released { get; init; }

    /// <summary>Where it stands.</summary>
    public required Source At { get; init; }
}
