namespace Diaspora.Gateway.Privacy;

/// <summary>
/// Wrong PINs typed for one reference. Three wrong ones lock it for 30 minutes; the third lock within 24 hours stays until staff reset the PIN.
/// </summary>
/// <param name="Wrong">Wrong PINs since the last right one or the last lock.</param>
/// <param name="LockAt">When it was last locked; null: never.</param>
/// <param name="EarlierLockAt">When it was locked before that; null: never.</param>
/// <param name="StaffOnly">True: locked until staff reset the PIN.</param>
internal sealed record PinTries(int Wrong, DateTimeOffset? LockAt, DateTimeOffset? EarlierLockAt, bool StaffOnly)
{
    /// <summary>Wrong PINs that lock a reference.</summary>
    public const int TriesPerLock = 3;

    /// <summary>How long a lock lasts.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan s_memory = TimeSpan.FromHours(24);

    /// <summary>A reference for which no PIN was typed yet.</summary>
    public static PinTries None { get; } = new(0, null, null, false);

    /// <summary>Wrong PINs that are left before the next lock.</summary>
    public int Left => TriesPerLock - Wrong;

    /// <summary>True while no PIN is looked at.</summary>
    public bool IsLocked(DateTimeOffset now) => StaffOnly || now < LockAt + LockTime;

    /// <summary>The count after one more wrong PIN.</summary>
    public PinTries AfterWrong(DateTimeOffset now) => Wrong + 1 < TriesPerLock
        ? this with { Wrong = Wrong + 1 }
        : new PinTries(0, now, LockAt, StaffOnly: EarlierLockAt > now - s_memory);

    /// <summary>The count after the right PIN. Locks stay remembered, so that a lucky guess buys nothing.</summary>
    public PinTries AfterRight() => this with { Wrong = 0 };
}
