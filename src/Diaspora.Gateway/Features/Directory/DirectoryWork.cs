using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>Numbers that wait for somebody to dial them: those that this person did not type, within their own mission if they keep one.</summary>
internal sealed class DirectoryWork(MissionDesk missions, HelplineDesk helplines, IStringLocalizer<ConsoleText> words) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var reach = actor.ReachOf(StaffRight.WriteDirectory);
        if (!reach.All && reach.Scopes.Count == 0) return [];
        var ofMissions = (await missions.AllAsync(cancellationToken)).Count(mission => reach.Includes(mission.Code) && Waits(actor, mission.Number));
        var ofHelplines = reach.All ? (await helplines.AllAsync(cancellationToken)).Count(helpline => Waits(actor, helpline.Number)) : 0;
        return
        [
            new WaitingItem(ofMissions, words["numbers of missions must be dialled and checked"], "/console/directory"),
            new WaitingItem(ofHelplines, words["numbers of helplines must be dialled and checked"], "/console/directory/helplines"),
        ];
    }

    private static bool Waits(StaffActor actor, OfficeNumber number) =>
        number.State is NumberState.Unchecked or NumberState.Stale && !actor.IsSamePerson(number.TypedBy ?? "");
}
