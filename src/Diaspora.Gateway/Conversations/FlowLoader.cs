using Diaspora.Flows.Checking;
using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations;

/// <summary>Loads the flows that people will see.</summary>
internal static class FlowLoader
{
    /// <summary>Reads and checks the flows of a directory.</summary>
    /// <exception cref="InvalidOperationException">Something is wrong with them; the message lists all of it.</exception>
    public static FlowReport Load(string directory, ActionCatalogue actions)
    {
        var report = FlowCheck.Run(directory, actions);
        return report.Problems.Count == 0
            ? report
            : throw new InvalidOperationException(
                $"The flows cannot be used:\n{string.Join('\n', report.Problems)}\nPut this right and check with ./gateway flows check.");
    }
}
