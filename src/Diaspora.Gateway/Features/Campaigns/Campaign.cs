namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>A campaign as it stands.</summary>
internal sealed record Campaign
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>What it says to whom and when.</summary>
    public required CampaignContent Content { get; init; }

    /// <summary>How often its content was written, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its name in the audit and at the front of causes: <c>campaign/16-days</c>.</summary>
    public string Subject => "campaign/" + Content.Name;

    /// <summary>How far it came.</summary>
    public required CampaignState State { get; init; }

    /// <summary>True: made up or taken from dated facts, to show the service.</summary>
    public bool Sample { get; init; }

    /// <summary>Everyone who wrote, changed or submitted it; none of them may approve it.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Who approved it last; null: nobody yet.</summary>
    public string? Approver { get; init; }

    /// <summary>Who wrote the present version; null: not known.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Why it was returned; null: it was not.</summary>
    public string? Note { get; init; }

    /// <summary>The last day that was dealt with; null: none.</summary>
    public DateOnly? DoneTo { get; init; }
}

/// <summary>How far a campaign came.</summary>
internal enum CampaignState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waits for another person's approval.</summary>
    Submitted,

    /// <summary>Approved: it texts when its time comes.</summary>
    Running,

    /// <summary>Held: nothing goes until it is resumed.</summary>
    Paused,

    /// <summary>Over.</summary>
    Ended,
}
