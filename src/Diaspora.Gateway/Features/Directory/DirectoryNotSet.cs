using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.NotSet;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>What of missions and helplines phones do not show, and why.</summary>
internal sealed class DirectoryNotSet(MissionDesk missions, HelplineDesk helplines, IStringLocalizer<ConsoleText> words) : INotSetSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<NotSetItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var items = new List<NotSetItem>();
        foreach (var mission in await missions.AllAsync(cancellationToken))
        {
            var href = $"/console/directory/missions/{mission.Code}";
            if (mission.State == "unconfirmed")
            {
                Add(words["Missions"], words["{0}: not confirmed", mission.NameEn], words["Phones do not show this mission."], href);
                continue;
            }

            if (mission.Number.State != NumberState.Checked)
                Add(words["Missions"], words["{0}: {1}", mission.NameEn, Why(mission.Number)], words["Phones show the mission without a number."], href);
            if (mission.Address is null)
                Add(words["Missions"], words["{0}: address", mission.NameEn], words["Phones show the mission without a place."], href);
            if (mission.HoursEn is null)
                Add(words["Missions"], words["{0}: opening hours", mission.NameEn], words["Phones show the mission without hours."], href);
        }

        foreach (var helpline in await helplines.AllAsync(cancellationToken))
        {
            if (helpline.Number.State != NumberState.Checked)
            {
                Add(
                    words["Helplines"], words["{0}: {1}", helpline.NameEn, Why(helpline.Number)], words["Phones do not show this helpline."],
                    $"/console/directory/helplines/{helpline.Code}");
            }
        }

        return items;

        void Add(string area, string what, string effect, string href) => items.Add(new NotSetItem(area, what, effect, href));
    }

    private string Why(OfficeNumber number) => number.State switch
    {
        NumberState.NotSet => words["no telephone number"],
        NumberState.Unchecked => words["a number that nobody else has dialled"],
        NumberState.Stale => words["a number that was checked too long ago"],
        NumberState.Checked => "",
        _ => throw new InvalidOperationException($"No words for {number.State}."),
    };
}
