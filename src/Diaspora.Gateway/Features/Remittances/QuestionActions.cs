using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Questions and problems that a person sends to the money desk.</summary>
internal sealed class QuestionActions(QuestionStore questions, ContactStore contacts) : IFlowActions
{
    private const string AnotherSender = "other";
    private const int AnotherSenderNumber = 9;
    private static readonly Dictionary<string, int> s_number = new() { ["number"] = 9 };

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(
            new ActionDeclaration { Name = "remittances.can-text", Kind = ActionKind.Read, Outcomes = ["on", "off"] },
            CanTextAsync),
        new(
            new ActionDeclaration { Name = "remittances.senders", Kind = ActionKind.Rows, RowSeptets = 16 },
            SendersAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.ask",
                Kind = ActionKind.Effect,
                Inputs = ["article", "question"],
                Outcomes = ["asked"],
                Outputs = s_number,
                LeavesTrace = true,
            },
            AskAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.report",
                Kind = ActionKind.Effect,
                Inputs = ["sender", "problem", "more"],
                Outcomes = ["reported"],
                Outputs = s_number,
                LeavesTrace = true,
            },
            ReportAsync),
    ];

    // Nobody is told that a text is on its way when the phone was told to get none.
    private static async ValueTask<ActionResult> CanTextAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var (connection, transaction, phone) = (context.Connection, context.Transaction, context.Caller.Hash);
        return ActionResult.Of(await SuppressionStore.IsStoppedAsync(connection, transaction, phone, cancellationToken) ? "off" : "on");
    }

    private static async ValueTask<ActionResult> SendersAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var senders = await QuestionStore.SendersAsync(context.Connection, cancellationToken);
        var another = new Row(AnotherSender, context.Text("Another sender", "E mong"), AnotherSenderNumber);
        return ActionResult.List(
        [
            .. senders
                .Select(s => new Row(s.Id.ToString(CultureInfo.InvariantCulture), s.Label, s.Number))
                .Append(another)
                .OrderBy(r => r.Number),
        ]);
    }

    private async ValueTask<ActionResult> AskAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var number = await AddAsync(
            context,
            contact => new NewQuestion
            {
                Topic = NewQuestion.Policy,
                ArticleId = int.Parse(context["article"], CultureInfo.InvariantCulture),
                ContactId = contact,
                Text = context["question"],
                AskedAt = context.Now,
            },
            cancellationToken);
        return ActionResult.Of("asked", ("number", number));
    }

    private async ValueTask<ActionResult> ReportAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var sender = context["sender"];
        var more = context["more"];
        var number = await AddAsync(
            context,
            contact => new NewQuestion
            {
                Topic = NewQuestion.Problem,
                ProviderId = sender == AnotherSender ? null : int.Parse(sender, CultureInfo.InvariantCulture),
                What = context["problem"],
                ContactId = contact,
                Text = more.Length == 0 ? null : more,
                AskedAt = context.Now,
            },
            cancellationToken);
        return ActionResult.Of("reported", ("number", number));
    }

    private async Task<string> AddAsync(ActionContext context, Func<long, NewQuestion> question, CancellationToken cancellationToken)
    {
        // The number is kept because the answer goes to it.
        var contact = await contacts.EnsureAsync(context.InTransaction, context.Caller, keepNumber: true, context.Today, cancellationToken);
        return (await questions.AddAsync(context.InTransaction, question(contact), Reference.Draw, cancellationToken)).ToString();
    }
}
