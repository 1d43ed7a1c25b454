using System.Globalization;
using System.Security.Cryptography;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// Actions of the flow <c>food-status</c> for who is in a round: I come, somebody else comes, I cannot. The flow runs them after the PIN only. Each
/// names the round in the version that its screen showed; when it was moved or ended meanwhile, nothing is done.
/// </summary>
internal sealed class RoundActions(ProxyStore proxies, KeyedHasher hasher, IOptions<RoundOptions> options) : IFlowActions
{
    private const int SaltSize = 16;
    private const int LongestName = 40;

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "food.come", Kind = ActionKind.Effect, Inputs = ["reference", "round"], Outcomes = ["noted", "over"], LeavesTrace = true,
        }, (context, cancellationToken) => AnswerAsync(context, "coming", cancellationToken)),
        new(new ActionDeclaration
        {
            Name = "food.cannot", Kind = ActionKind.Effect, Inputs = ["reference", "round"], Outcomes = ["noted", "over"], LeavesTrace = true,
        }, (context, cancellationToken) => AnswerAsync(context, "cannot", cancellationToken)),
        new(new ActionDeclaration
        {
            Name = "food.proxy",
            Kind = ActionKind.Read,
            Inputs = ["reference", "pin", "round"],
            Outcomes = ["named", "none", "over"],
            Outputs = new Dictionary<string, int>
            {
                ["proxy"] = LongestName, ["collect-code"] = CollectCode.LongestShown, ["collect-day"] = DateWords.LongestDay,
            },
        }, ProxyAsync),
        new(new ActionDeclaration
        {
            Name = "food.name-proxy",
            Kind = ActionKind.Effect,
            Inputs = ["reference", "pin", "round", "proxy-name", "proxy-year"],
            Outcomes = ["named", "full", "over"],
            LeavesTrace = true,
        }, NameAsync),
        new(new ActionDeclaration
        {
            Name = "food.cancel-proxy", Kind = ActionKind.Effect, Inputs = ["reference", "round"], Outcomes = ["cancelled", "over"], LeavesTrace = true,
        }, CancelAsync),
    ];

    /// <summary>A round as the flow carries it along: its number and version.</summary>
    public static string Mark(OpenRound? round) => round is null ? "no" : string.Create(CultureInfo.InvariantCulture, $"{round.Id}.{round.Version}");

    // Whoever comes in person, or not at all, has nobody else coming: one of the two would find the door shut.
    private static async ValueTask<ActionResult> AnswerAsync(ActionContext context, string answer, CancellationToken cancellationToken)
    {
        if (await HoldAsync(context, cancellationToken) is not { } round) return ActionResult.Of("over");
        await ProxyStore.EndAsync(context.InTransaction, round.Id, round.ApplicationId, "cancelled", cancellationToken);
        await RoundCaseStore.AnswerAsync(context.InTransaction, round.Id, round.ApplicationId, answer, forgetTries: false, cancellationToken);
        return ActionResult.Of("noted");
    }

    private async ValueTask<ActionResult> ProxyAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var reference = ReferenceOf(context);
        if (await FindAsync(context, reference, cancellationToken) is not { } round) return ActionResult.Of("over");
        var proxy = await proxies.FindActiveAsync(context.Connection, context.Transaction, round.Id, round.ApplicationId, cancellationToken);
        if (proxy is null) return ActionResult.Of("none");
        var code = CollectCode.Derive(hasher, proxy.Salt, reference, context["pin"]);
        // The PIN was chosen anew meanwhile: the code of before cannot be shown any more, so somebody is named again.
        if (!proxy.CodeHash.AsSpan().SequenceEqual(CollectCode.Hash(hasher, round.Id, reference, code))) return ActionResult.Of("none");
        return ActionResult.Of(
            "named",
            ("proxy", proxy.Name),
            ("collect-code", CollectCode.Shown(code)),
            ("collect-day", context.Text(DateWords.English(round.Day), DateWords.Sesotho(round.Day))));
    }

    private async ValueTask<ActionResult> NameAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var reference = ReferenceOf(context);
        if (await HoldAsync(context, cancellationToken) is not { } round) return ActionResult.Of("over");
        var person = PersonHash(round.Id, context["proxy-name"], context["proxy-year"]);
        await ProxyStore.LockPersonAsync(transaction, person, cancellationToken);
        if (await ProxyStore.CountOthersAsync(transaction, round.Id, round.ApplicationId, person, cancellationToken) >= options.Value.ProxyLimit)
            return ActionResult.Of("full");
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var code = CollectCode.Hash(hasher, round.Id, reference, CollectCode.Derive(hasher, salt, reference, context["pin"]));
        await ProxyStore.EndAsync(transaction, round.Id, round.ApplicationId, "cancelled", cancellationToken);
        await proxies.AddAsync(
            transaction, new NewProxy(round.Id, round.ApplicationId, context["proxy-name"], person, salt, code, context.Now), cancellationToken);
        await RoundCaseStore.AnswerAsync(transaction, round.Id, round.ApplicationId, "proxy", forgetTries: true, cancellationToken);
        return ActionResult.Of("named");
    }

    private static async ValueTask<ActionResult> CancelAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await HoldAsync(context, cancellationToken) is not { } round) return ActionResult.Of("over");
        await ProxyStore.EndAsync(context.InTransaction, round.Id, round.ApplicationId, "cancelled", cancellationToken);
        await RoundCaseStore.AnswerAsync(context.InTransaction, round.Id, round.ApplicationId, answer: null, forgetTries: false, cancellationToken);
        return ActionResult.Of("cancelled");
    }

    private byte[] PersonHash(long round, string name, string year)
    {
        var words = string.Concat(Folding.Fold(name).ToLowerInvariant().Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        return Convert.FromHexString(hasher.Hash("food-proxy-person", string.Create(CultureInfo.InvariantCulture, $"{round}\n{words}\n{year}")));
    }

    /// <summary>The round that the screen showed, held until the turn ends; null when it is another by now or its hours are over.</summary>
    private static async Task<OpenRound?> HoldAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var reference = ReferenceOf(context);
        if (await FindAsync(context, reference, cancellationToken) is not { } seen) return null;
        // In the order in which staff hold them: the round, then the household.
        await RoundStore.HoldAsync(context.InTransaction, seen.Id, cancellationToken);
        await RoundCaseStore.LockAsync(context.InTransaction, seen.Id, reference, cancellationToken);
        return await FindAsync(context, reference, cancellationToken);
    }

    private static async Task<OpenRound?> FindAsync(ActionContext context, Reference reference, CancellationToken cancellationToken)
    {
        var round = await RoundCaseStore.FindOpenAsync(context.Connection, context.Transaction, reference, cancellationToken);
        return round is not null && Mark(round) == context["round"] && context.Now < round.ClosesAt ? round : null;
    }

    private static Reference ReferenceOf(ActionContext context) => Reference.TryParse(context["reference"], out var reference)
        ? reference
        : throw new InvalidOperationException("The flow asks for a reference before it runs this action.");
}
