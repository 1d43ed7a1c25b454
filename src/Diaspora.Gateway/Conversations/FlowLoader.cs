using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Reading;

namespace Diaspora.Gateway.Conversations;

/// <summary>Loads the flows that people will see.</summary>
internal static class FlowLoader
{
    /// <summary>Reads and checks the flows of a directory.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong with them; the message lists all of it.</exception>
    public static FlowSet Load(string directory, ActionCatalogue actions)
    {
        var problems = new List<Problem>();
        var flows = FlowDirectory.Read(directory, actions, problems);
        return problems.Count == 0
            ? flows
            : throw new InvalidOperationException($"The flows cannot be used:\n{string.Join('\n', problems)}\nPut this right and check with ./gateway flows check.");
    }
}
