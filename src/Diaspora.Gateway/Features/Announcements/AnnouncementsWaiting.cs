using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Tells people which announcements wait for them: their own that came back, and those of others that they can approve.</summary>
internal sealed class AnnouncementsWaiting(NpgsqlDataSource database, IStringLocalizer<ConsoleText> words) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.PrepareAnnouncements)) return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var waiting = await AnnouncementStore.WaitingAsync(connection, actor.Name, cancellationToken);
        var items = new List<WaitingItem>();
        if (actor.May(StaffRight.ApproveAnnouncements))
        {
            items.Add(new WaitingItem(
                waiting.ToApprove, words["announcements wait for your approval"], "/console/announcements?state=submitted", waiting.Emergency));
        }

        if (actor.May(StaffRight.WriteAnnouncements))
            items.Add(new WaitingItem(waiting.Returned, words["announcements came back to you"], "/console/announcements?state=draft"));
        return items;
    }
}
