using System.Globalization;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Features.Campaigns.Writing;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.Campaigns;

/// <summary>
/// What staff do with campaigns: written by one person, approved by another, and held or ended by either. Every act stands in the audit.
/// </summary>
internal sealed class CampaignOffice(
    NpgsqlDataSource database, CampaignRules rules, Broadcasts broadcasts, SmallestAudience smallest, TimeProvider time)
{
    /// <summary>Makes a draft.</summary>
    public async Task<CampaignResult> CreateAsync(CampaignForm form, StaffActor actor, CancellationToken cancellationToken)
    {
        var (content, faults) = Check(form);
        if (content is null) return CampaignResult.Refused(faults);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await CampaignStore.AddAsync(connection, transaction, content, actor.Name, sample: false, cancellationToken) is not { } id)
            return CampaignResult.Refused([new("name", $"There is a campaign {content.Name} already; give this one another name.")]);
        var campaign = new Campaign { Id = id, Content = content, Version = 1, State = CampaignState.Draft, Authors = [actor.Name], ChangedBy = actor.Name };
        await AuditAsync(transaction, actor, "campaign.created", campaign, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CampaignResult.Done(campaign);
    }

    /// <summary>Changes a draft. Its name stays: it is part of what was sent.</summary>
    /// <param name="name">The campaign.</param>
    /// <param name="version">The version that the actor has read; null: whatever it is.</param>
    /// <param name="form">How it shall be.</param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<CampaignResult> ChangeAsync(string name, int? version, CampaignForm form, StaffActor actor, CancellationToken cancellationToken)
    {
        var (content, faults) = Check(form with { Name = form.Name ?? name });
        if (content is null) return Task.FromResult(CampaignResult.Refused(faults));
        if (content.Name != name)
            return Task.FromResult(CampaignResult.Refused([new("name", "A campaign keeps its name; leave it out or make another one.")]));
        return ActAsync(
            name, actor, "campaign.changed", null, [CampaignState.Draft],
            (campaign, _) => version is { } read && campaign.Version != read
                ? CampaignResult.Stale(campaign)
                : CampaignResult.Done(campaign with
                {
                    Content = content, Version = campaign.Version + 1, Authors = With(campaign.Authors, actor), ChangedBy = actor.Name,
                }),
            cancellationToken);
    }

    /// <summary>
    /// Asks for approval of the version that the actor has read. Nobody who wrote or submitted it can give it; its audience must not be so small that it tells of people.
    /// </summary>
    public async Task<CampaignResult> SubmitAsync(string name, int version, StaffActor actor, CancellationToken cancellationToken)
    {
        var tooFew = await TooFewAsync(name, cancellationToken);
        return await ActAsync(
            name, actor, "campaign.submitted", new { version }, [CampaignState.Draft],
            (campaign, today) =>
            {
                if (campaign.Version != version) return CampaignResult.Stale(campaign);
                if (Faults(campaign, today, tooFew) is { Count: > 0 } faults) return CampaignResult.Refused(faults);
                return CampaignResult.Done(campaign with { State = CampaignState.Submitted, Authors = With(campaign.Authors, actor), Note = null });
            },
            cancellationToken);
    }

    /// <summary>Lets the version that the actor has read run, from the first of its times that Lesotho's clock has not passed.</summary>
    public async Task<CampaignResult> ApproveAsync(string name, int version, StaffActor actor, CancellationToken cancellationToken)
    {
        var tooFew = await TooFewAsync(name, cancellationToken);
        return await ActAsync(
            name, actor, "campaign.approved", new { version }, [CampaignState.Submitted],
            (campaign, today) =>
            {
                if (campaign.Version != version) return CampaignResult.Stale(campaign);
                if (campaign.Authors.Any(actor.IsSamePerson)) return CampaignResult.OfSamePerson;
                if (Faults(campaign, today, tooFew) is { Count: > 0 } faults) return CampaignResult.Refused(faults);
                var past = campaign.Content.Timetable.PastAt(time.GetUtcNow());
                var doneTo = campaign.DoneTo > past ? campaign.DoneTo : past;
                return CampaignResult.Done(campaign with { State = CampaignState.Running, Approver = actor.Name, DoneTo = doneTo });
            },
            cancellationToken);
    }

    /// <summary>Gives the version that the actor has read back to be written anew, with a note. What was made of a paused one and has not left is stopped.</summary>
    public Task<CampaignResult> ReturnAsync(string name, int version, string note, StaffActor actor, CancellationToken cancellationToken) => ActAsync(
        name, actor, "campaign.returned", new { version, note }, [CampaignState.Submitted, CampaignState.Paused],
        (campaign, _) =>
        {
            if (campaign.Version != version) return CampaignResult.Stale(campaign);
            if (string.IsNullOrWhiteSpace(note)) return CampaignResult.Refused([new("note", "Say what is to be changed.")]);
            return CampaignResult.Done(campaign with { State = CampaignState.Draft, Approver = null, Note = note.Trim() });
        },
        cancellationToken, Broadcasts.StopAsync);

    /// <summary>Holds it: nothing goes, messages that wait included.</summary>
    public Task<CampaignResult> PauseAsync(string name, StaffActor actor, CancellationToken cancellationToken) => ActAsync(
        name, actor, "campaign.paused", null, [CampaignState.Running],
        (campaign, _) => CampaignResult.Done(campaign with { State = CampaignState.Paused }), cancellationToken, Broadcasts.PauseAsync);

    /// <summary>
    /// Goes on. For the times that passed meanwhile its rule for missed texts counts; what its event left behind when it was moved or cancelled is
    /// called off first.
    /// </summary>
    public Task<CampaignResult> ResumeAsync(string name, StaffActor actor, CancellationToken cancellationToken) => ActAsync(
        name, actor, "campaign.resumed", null, [CampaignState.Paused],
        (campaign, _) => CampaignResult.Done(campaign with { State = CampaignState.Running }), cancellationToken, Broadcasts.ResumeAsync);

    /// <summary>Ends it for good: what has not left never will.</summary>
    public Task<CampaignResult> EndAsync(string name, StaffActor actor, CancellationToken cancellationToken) => ActAsync(
        name, actor, "campaign.ended", null, [CampaignState.Draft, CampaignState.Submitted, CampaignState.Running, CampaignState.Paused],
        (campaign, _) => CampaignResult.Done(campaign with { State = CampaignState.Ended }), cancellationToken, Broadcasts.StopAsync);

    /// <summary>Tells what a campaign would be, as far as it is written, without keeping anything.</summary>
    public async Task<CampaignLook> LookAsync(CampaignForm form, CancellationToken cancellationToken)
    {
        var (content, faults) = Read(form);
        if (content is null) return CampaignLook.Of(null, faults, [], null, smallest.Phones);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var campaign = new Campaign { Id = 0, Content = content, Version = 1, State = CampaignState.Draft, Authors = [] };
        var upcoming = await CampaignForecast.ReadAsync(connection, campaign, time.GetUtcNow(), cancellationToken);
        // Nobody is counted by what breaks a rule.
        var countable = !faults.Any(f => f.Field is "category" or "audience" || f.Field.StartsWith("audience.", StringComparison.Ordinal));
        var count = countable ? await broadcasts.CountAsync(content.Audience, content.Category, cancellationToken) : null;
        return CampaignLook.Of(content, faults, upcoming, count, smallest.Phones);
    }

    private (CampaignContent? Content, IReadOnlyList<CampaignFault> Faults) Check(CampaignForm form)
    {
        var (content, faults) = Read(form);
        return (faults.Count == 0 ? content : null, faults);
    }

    private (CampaignContent? Content, IReadOnlyList<CampaignFault> Faults) Read(CampaignForm form)
    {
        var today = LesothoTime.DateOf(time.GetUtcNow());
        var faults = new List<CampaignFault>();
        var content = CampaignReading.Read(form, today, faults);
        if (content is not null) faults.AddRange(rules.FaultsOf(content, today));
        return (content, faults);
    }

    private IReadOnlyList<CampaignFault> Faults(Campaign campaign, DateOnly today, IEnumerable<CampaignFault> tooFew) =>
        [.. rules.FaultsOf(campaign.Content, today), .. tooFew];

    private async Task<IReadOnlyList<CampaignFault>> TooFewAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await CampaignStore.FindAsync(connection, name, cancellationToken) is not { } campaign) return [];
        var fewest = smallest.Phones;
        var count = await broadcasts.CountAsync(campaign.Content.Audience, campaign.Content.Category, cancellationToken);
        if (count.Total >= fewest) return [];
        return
        [
            new("audience", string.Create(
                CultureInfo.InvariantCulture, $"Fewer than {fewest} phones: so small a group would tell who is in it. Name fewer restrictions.")),
        ];
    }

    private async Task<CampaignResult> ActAsync(
        string name, StaffActor actor, string action, object? details, CampaignState[] from, Func<Campaign, DateOnly, CampaignResult> act,
        CancellationToken cancellationToken, Func<NpgsqlTransaction, long, CancellationToken, Task<bool>>? onBroadcasts = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await CampaignStore.LockAsync(transaction, name, cancellationToken) is not { } campaign) return CampaignResult.Unknown;
        if (!from.Contains(campaign.State)) return CampaignResult.NotNow(campaign);
        var now = time.GetUtcNow();
        var result = act(campaign, LesothoTime.DateOf(now));
        if (result.Campaign is not { } changed) return result;
        await CampaignStore.SaveAsync(transaction, changed, cancellationToken);
        await AuditAsync(transaction, actor, action, campaign, details, cancellationToken);
        var touched = new List<long>();
        if (changed.State == CampaignState.Running) touched.AddRange(await CampaignWithdrawal.RunAsync(transaction, changed, now, cancellationToken));
        if (onBroadcasts is not null)
        {
            foreach (var day in await CampaignDayStore.OfAsync(connection, transaction, campaign.Id, cancellationToken))
            {
                // What was paused in time and is late by now must not stay so for ever.
                var late = !campaign.Content.Timetable.IsWorthIt(day.Day, now);
                if (late && !await Broadcasts.ResumeAsync(transaction, day.BroadcastId, cancellationToken)) continue;
                if (await onBroadcasts(transaction, day.BroadcastId, cancellationToken) || late) touched.Add(day.BroadcastId);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        foreach (var id in touched) await broadcasts.SettleAsync(id, cancellationToken);
        return result;
    }

    private Task AuditAsync(
        NpgsqlTransaction transaction, StaffActor actor, string action, Campaign campaign, object? details, CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(transaction, actor.Name, action, campaign.Subject, details, time.GetUtcNow(), cancellationToken);

    private static IReadOnlyList<string> With(IReadOnlyList<string> authors, StaffActor actor) =>
        authors.Any(actor.IsSamePerson) ? authors : [.. authors, actor.Name];
}
