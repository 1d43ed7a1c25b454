using Diaspora.Flows.Definition;

namespace Diaspora.Flows.Checking;

/// <summary>What a check of a directory of flows found.</summary>
/// <param name="Flows">The flows; not to be used when there are problems.</param>
/// <param name="Problems">Everything that is wrong, in the order of files and lines.</param>
/// <param name="Counts">What was looked at.</param>
/// <param name="Screens">Each screen in each language on each channel at its longest.</param>
/// <param name="Reviews">How far the review of each Sesotho text has come.</param>
public sealed record FlowReport(
    FlowSet Flows, IReadOnlyList<Problem> Problems, CheckCounts Counts, IReadOnlyList<ProvedScreen> Screens, IReadOnlyList<ReviewState> Reviews);
