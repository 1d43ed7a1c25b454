using System.Diagnostics.CodeAnalysis;

namespace Diaspora.Flows.Engine;

/// <summary>The actions that flows can name. Immutable.</summary>
public sealed class ActionCatalogue
{
    private readonly Dictionary<string, ActionDeclaration> _byName;

    /// <summary>Makes a catalogue; throws <see cref="ArgumentException"/> when two actions share a name.</summary>
    public ActionCatalogue(IEnumerable<ActionDeclaration> actions) => _byName = actions.ToDictionary(a => a.Name);

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The action with a name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out ActionDeclaration? action) => _byName.TryGetValue(name, out action);

    /// <summary>The action with a name; throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public ActionDeclaration this[string name] => _byName[name];
}
