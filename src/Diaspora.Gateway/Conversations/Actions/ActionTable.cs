using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations.Actions;

/// <summary>Every action of every feature by name.</summary>
internal sealed class ActionTable(IEnumerable<IFlowActions> features)
{
    private readonly Dictionary<string, FlowAction> _byName = features.SelectMany(f => f.Actions).ToDictionary(a => a.Declaration.Name);

    /// <summary>The action with a name.</summary>
    public FlowAction this[string name] => _byName[name];

    /// <summary>What flows may know of them.</summary>
    public ActionCatalogue Catalogue => new(_byName.Values.Select(a => a.Declaration));
}
