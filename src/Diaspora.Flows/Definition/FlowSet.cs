namespace Diaspora.Flows.Definition;

/// <summary>All flows of a directory with what they share. Immutable and safe to use from many threads.</summary>
public sealed class FlowSet
{
    private readonly Dictionary<(string Id, int Version), Flow> _byVersion = [];
    private readonly Dictionary<string, Flow> _current = [];
    private readonly Dictionary<string, (Flow Flow, int Language)> _keywords = [];

    /// <summary>Makes a set of flows; older released versions may stand beside the current one.</summary>
    public FlowSet(IReadOnlyList<string> languages, SystemTexts texts, string root, string resume, IEnumerable<Flow> flows)
    {
        Languages = languages;
        Texts = texts;
        Root = root;
        Resume = resume;
        foreach (var flow in flows)
        {
            _byVersion[(flow.Id, flow.Version)] = flow;
            if (!_current.TryGetValue(flow.Id, out var other) || other.Version < flow.Version) _current[flow.Id] = flow;
        }

        foreach (var flow in _current.Values)
            foreach (var (word, language) in flow.Keywords) _keywords.TryAdd(word, (flow, language));
    }

    /// <summary>Language codes in the order of every text, the first being the one for people whose language is not known.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Texts that belong to no one flow.</summary>
    public SystemTexts Texts { get; }

    /// <summary>Id of the flow that a dial starts with.</summary>
    public string Root { get; }

    /// <summary>Id of the flow that asks whether to continue a dropped session.</summary>
    public string Resume { get; }

    /// <summary>The newest version of every flow.</summary>
    public IEnumerable<Flow> Current => _current.Values;

    /// <summary>Every version of every flow.</summary>
    public IEnumerable<Flow> All => _byVersion.Values;

    /// <summary>The newest version of a flow; throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public Flow Get(string id) => _current[id];

    /// <summary>A flow in one version, or null.</summary>
    public Flow? Find(string id, int version) => _byVersion.GetValueOrDefault((id, version));

    /// <summary>The flow that an upper-case keyword enters by SMS and the language of the word, or null.</summary>
    public (Flow Flow, int Language)? FindKeyword(string word) => _keywords.TryGetValue(word, out var found) ? found : null;

    /// <summary>Index of a language code; 0 (the first language) for a code that is not one of ours.</summary>
    public int LanguageIndex(string? code)
    {
        for (var i = 0; i < Languages.Count; i++)
            if (Languages[i] == code) return i;
        return 0;
    }
}
