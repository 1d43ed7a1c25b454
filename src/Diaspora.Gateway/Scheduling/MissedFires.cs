namespace Diaspora.Gateway.Scheduling;

/// <summary>What becomes of the times of a job at which no node was there to run it.</summary>
internal enum MissedFires
{
    /// <summary>They are left out; the job runs at its next time.</summary>
    Skip,

    /// <summary>The job runs once for all of them, at once.</summary>
    Once,

    /// <summary>The job runs for each of them, at once.</summary>
    All,
}
