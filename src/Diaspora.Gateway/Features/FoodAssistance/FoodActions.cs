using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Actions of the flow <c>food</c> that inform, check and ask for a call. The check keeps nothing.</summary>
internal sealed class FoodActions(ContactStore contacts) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "food.programme",
            Kind = ActionKind.Read,
            Outcomes = ["open", "none"],
            Outputs = new Dictionary<string, int>
            {
                ["programme"] = 120, ["districts"] = DistrictNames.Longest, ["since"] = DateWords.LongestDay + 5,
            },
        }, ProgrammeAsync),
        new(new ActionDeclaration
        {
            Name = "food.area",
            Kind = ActionKind.Read,
            Inputs = ["district"],
            Outcomes = ["inside", "inside-since", "outside"],
        }, AreaAsync),
        new(new ActionDeclaration
        {
            Name = "food.screen",
            Kind = ActionKind.Read,
            Inputs = ["came-home"],
            Outcomes = ["may-qualify", "ask"],
        }, Screen),
        new(new ActionDeclaration
        {
            Name = "food.callback",
            Kind = ActionKind.Effect,
            Inputs = ["district"],
            Outcomes = ["noted", "nobody"],
            LeavesTrace = true,
        }, CallbackAsync),
    ];

    private static async ValueTask<ActionResult> ProgrammeAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await FoodProgrammeStore.FindOpenAsync(context.Connection, context.Transaction, cancellationToken) is not { } programme)
            return ActionResult.Of("none");
        return ActionResult.Of(
            "open",
            ("programme", programme.Name),
            ("districts", DistrictNames.Of(context.Flows, programme.Districts)),
            ("since", programme.CameHomeSince is { } day
                ? context.Text(
                    $"{DateWords.English(day)} {day.Year.ToString(CultureInfo.InvariantCulture)}",
                    $"{DateWords.Sesotho(day)} {day.Year.ToString(CultureInfo.InvariantCulture)}")
                : ""));
    }

    private static async ValueTask<ActionResult> AreaAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var programme = await FoodProgrammeStore.FindOpenAsync(context.Connection, context.Transaction, cancellationToken);
        if (programme is null || !programme.Districts.Contains(context["district"])) return ActionResult.Of("outside");
        return ActionResult.Of(programme.CameHomeSince is null ? "inside" : "inside-since");
    }

    // The only criteria with a source are the districts and that people came home from another country. All other answers are for the
    // social worker; no answer keeps anyone from applying.
    private static ValueTask<ActionResult> Screen(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.Of(context["came-home"] == "yes" ? "may-qualify" : "ask"));

    private async ValueTask<ActionResult> CallbackAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var district = context["district"];
        if (!await FoodProgrammeStore.HasSocialWorkerAsync(context.Connection, transaction, district, cancellationToken))
            return ActionResult.Of("nobody");
        var contact = await contacts.EnsureAsync(transaction, context.Caller, keepNumber: true, context.Today, cancellationToken);
        await FoodCallbackStore.AskAsync(transaction, contact, district, context.Now, cancellationToken);
        return ActionResult.Of("noted");
    }
}
