using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;

namespace Diaspora.Flows.Checking;

/// <summary>What is being checked, and what was found so far.</summary>
internal sealed class Findings(FlowSet flows, bool isComplete, ActionCatalogue actions, List<Problem> problems)
{
    // Problems of reading that leave every screen and every way in place.
    private static readonly string[] s_ofWords = ["not-gsm7", "missing-language", "missing-text", "bad-placeholder"];

    private readonly HashSet<string> _unread = [.. problems.Where(p => !s_ofWords.Contains(p.Code)).Select(p => p.At.File)];
    private readonly HashSet<string> _torn = [];

    /// <summary>The flows.</summary>
    public FlowSet Flows => flows;

    /// <summary>The actions that flows can name.</summary>
    public ActionCatalogue Actions => actions;

    /// <summary>
    /// True: every screen of the flow could be read. A check whose finding could be the mere consequence of a screen that was not
    /// read asks this first.
    /// </summary>
    public bool IsRead(Flow flow) => !_unread.Contains(flow.At.File);

    /// <summary>True: every file was read as a flow, so that a flow that is not there is truly missing.</summary>
    public bool IsComplete => isComplete;

    /// <summary>True: every file could be read to its last line.</summary>
    public bool IsAllRead => isComplete && _unread.Count == 0;

    /// <summary>
    /// True: every screen was read, and every place and action that the flow names exists, so that what it does not lead to is
    /// truly not led to.
    /// </summary>
    public bool IsWhole(Flow flow) => IsRead(flow) && !_torn.Contains(flow.At.File);

    /// <summary>Notes that the flow names something that does not exist.</summary>
    public void Tear(Flow flow) => _torn.Add(flow.At.File);

    /// <summary>Notes a problem.</summary>
    public void Report(Source at, string code, string message) => problems.Add(new Problem(at, code, message));
}
