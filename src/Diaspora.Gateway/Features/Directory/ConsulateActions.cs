using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Places;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>What the flow <c>consulates</c> shows. Reading leaves no trace.</summary>
internal sealed class ConsulateActions(IOptions<DirectoryOptions> options) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration { Name = "directory.countries", Kind = ActionKind.Rows, RowSeptets = Country.LongestName }, CountriesAsync),
        new(
            new ActionDeclaration { Name = "directory.missions", Kind = ActionKind.Rows, Inputs = ["country"], RowSeptets = DirectoryRules.Name },
            MissionsAsync),
        new(
            new ActionDeclaration
            {
                Name = "directory.mission", Kind = ActionKind.Read, Inputs = ["mission"], Outcomes = ["found", "gone"],
                Outputs = new Dictionary<string, int> { ["words"] = ConsulateWords.Longest },
            },
            MissionAsync),
    ];

    private static async ValueTask<ActionResult> CountriesAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var countries = (await MissionStore.CountriesAsync(context.Connection, cancellationToken)).Select(Countries.Get);
        return ActionResult.List([.. countries.Select(country => new Row(country.Code, context.Text(country.English, country.Sesotho)))]);
    }

    private static async ValueTask<ActionResult> MissionsAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var missions = await MissionStore.ShownAsync(context.Connection, context["country"], cancellationToken);
        return ActionResult.List([.. missions.Select(mission => new Row(mission.Code, context.Text(mission.NameEn, mission.NameSt)))]);
    }

    private async ValueTask<ActionResult> MissionAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, context["mission"], cancellationToken) is not { } mission) return ActionResult.Of("gone");
        var fallback = mission is { State: "closed", Fallback: { } other } && await FindAsync(context, other, cancellationToken) is { State: "open" } open
            ? open
            : null;
        return ActionResult.Of(
            "found", ("words", context.Text(ConsulateWords.Of(mission, fallback, st: false), ConsulateWords.Of(mission, fallback, st: true))));
    }

    /// <summary>A mission that phones show, with the state of its number today.</summary>
    private async Task<Mission?> FindAsync(ActionContext context, string code, CancellationToken cancellationToken) =>
        await MissionStore.FindAsync(context.Connection, null, code, cancellationToken) is { State: not "unconfirmed" } mission
            ? mission with { Number = mission.Number.On(context.Today, options.Value.NumberGoodFor) }
            : null;
}
