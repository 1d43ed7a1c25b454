using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Features.Announcements.Pages;

/// <summary>What one person can do with an announcement as it stands: the page offers it, and the desk still has the last word.</summary>
internal sealed record AnnouncementActs
{
    /// <summary>Acts that need nothing but a button: what is posted, what the button says, and its class.</summary>
    public IReadOnlyList<(string What, string Label, string Tone)> Buttons { get; private init; } = [];

    /// <summary>It can be given back with a note.</summary>
    public bool Return { get; private init; }

    /// <summary>Its time can be set.</summary>
    public bool Schedule { get; private init; }

    /// <summary>It can be stopped for good.</summary>
    public bool Stop { get; private init; }

    /// <summary>Why an approver cannot approve it; null: they can, or it does not wait for it.</summary>
    public string? WhyNotApprove { get; private init; }

    /// <summary>True when there is nothing at all.</summary>
    public bool None => Buttons.Count == 0 && !Return && !Schedule && !Stop && WhyNotApprove is null;

    /// <summary>True when one of the buttons says so.</summary>
    public bool Allows(string? what) => Buttons.Any(button => button.What == what);

    /// <summary>What can be done.</summary>
    /// <param name="held">The announcement.</param>
    /// <param name="broadcast">State of its broadcast; null: it has none.</param>
    /// <param name="actor">Who looks.</param>
    public static AnnouncementActs Of(Announcement held, string? broadcast, StaffActor actor)
    {
        var prepares = actor.May(StaffRight.PrepareAnnouncements);
        var approves = actor.May(StaffRight.ApproveAnnouncements);
        var own = held.IsWrittenBy(actor);
        return held.State switch
        {
            AnnouncementState.Draft => new AnnouncementActs
            {
                Buttons = actor.May(StaffRight.WriteAnnouncements) ? [("submit", "Submit it for approval", "primary")] : [],
                Schedule = prepares && !held.Emergency,
            },
            AnnouncementState.Submitted => new AnnouncementActs
            {
                Buttons =
                [
                    .. approves && WhyNot(held, actor, own) is null ? [("approve", $"Approve version {held.Version}", "primary")] : Nothing,
                    .. prepares ? [("undo", "Take it back", "")] : Nothing,
                ],
                Return = approves,
                WhyNotApprove = approves || own ? WhyNot(held, actor, own) : null,
            },
            AnnouncementState.Approved => new AnnouncementActs
            {
                Buttons = prepares ? [("undo", "Undo: take it back", "danger")] : [],
                Schedule = approves && !own && !held.Emergency,
            },
            AnnouncementState.Released => new AnnouncementActs
            {
                Buttons =
                [
                    .. broadcast == "running" && actor.May(StaffRight.HoldAnnouncements) ? [("pause", "Pause", "")] : Nothing,
                    .. broadcast == "paused" && prepares ? [("resume", "Go on", "primary")] : Nothing,
                ],
                Stop = broadcast != "stopped" && actor.May(StaffRight.HoldAnnouncements),
            },
            _ => throw new InvalidOperationException($"No acts for {held.State}."),
        };
    }

    private static (string What, string Label, string Tone)[] Nothing => [];

    private static string? WhyNot(Announcement held, StaffActor actor, bool own)
    {
        if (own) return "You wrote some of it: another person approves it.";
        return held.Approvers.Any(actor.IsSamePerson) ? "You have approved it: an emergency needs a second person." : null;
    }
}
