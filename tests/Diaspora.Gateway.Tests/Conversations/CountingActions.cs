using Dapper;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Tests.Conversations;

/// <summary>One effect that counts how often it really happened, in a table of the test's own.</summary>
internal sealed class CountingActions : IFlowActions
{
    public const string Table = "create table if not exists public.counted (word text not null)";

    public IEnumerable<FlowAction> Actions =>
    [
        new FlowAction(
            new ActionDeclaration
            {
                Name = "test.count", Kind = ActionKind.Effect, Inputs = ["word"], Outcomes = ["done"],
                Outputs = new Dictionary<string, int> { ["number"] = 6 },
            },
            CountAsync),
    ];

    private static async ValueTask<ActionResult> CountAsync(ActionContext context, CancellationToken cancellationToken)
    {
        await context.Connection.ExecuteAsync(new CommandDefinition(
            "insert into public.counted (word) values (@word)", new { word = context["word"] }, context.InTransaction, cancellationToken: cancellationToken));
        var number = await context.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from public.counted", transaction: context.InTransaction, cancellationToken: cancellationToken));
        return ActionResult.Of("done", ("number", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
