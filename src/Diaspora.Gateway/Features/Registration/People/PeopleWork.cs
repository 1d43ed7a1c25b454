using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>What people asked for and is due, and numbers about which somebody must decide.</summary>
internal sealed class PeopleWork(RequestDesk requests, ErasureDesk erasures, NumberDesk numbers, IStringLocalizer<ConsoleText> words) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.CorrectPeople)) return [];
        var open = await requests.OpenAsync(cancellationToken);
        var kept = await erasures.KeptAsync(cancellationToken);
        var released = await numbers.ReleasesAsync(cancellationToken);
        return
        [
            new WaitingItem(open.Count, words["requests about personal details are open"], "/console/people/requests", open.Any(request => request.Late)),
            new WaitingItem(kept.Count(number => !number.CaseOpen), words["kept numbers can be forgotten now"], "/console/people/kept"),
            new WaitingItem(released.Count, words["telephone numbers have a new owner"], "/console/people/releases"),
        ];
    }
}
