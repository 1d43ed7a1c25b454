using System.Globalization;
using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>The policy explained in short articles. Reading leaves no trace; whether it was clear is counted without the person.</summary>
internal sealed class PolicyActions : IFlowActions
{
    private const string EnglishOnly = "(English only) ";

    /// <summary>The text as phones show it: in English, and says so, while no reviewed Sesotho is there.</summary>
    public static FlowValue BodyOf(FlowSet flows, string english, string? sesotho) => FlowWords.Of(flows, english, sesotho ?? EnglishOnly + english);

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions { get; } =
    [
        new(
            new ActionDeclaration { Name = "remittances.topics", Kind = ActionKind.Rows, RowSeptets = PolicyStore.TitleLength },
            TopicsAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.article",
                Kind = ActionKind.Read,
                Inputs = ["article"],
                Outcomes = ["found", "gone"],
                Outputs = new Dictionary<string, int>
                {
                    ["title"] = PolicyStore.TitleLength,
                    ["body"] = EnglishOnly.Length + PolicyStore.BodyLength,
                },
            },
            ArticleAsync),
        new(
            new ActionDeclaration
            {
                Name = "remittances.clear",
                Kind = ActionKind.Effect,
                Inputs = ["article", "clear"],
                Outcomes = ["counted"],
            },
            CountAsync),
    ];

    private static async ValueTask<ActionResult> TopicsAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var articles = await PolicyStore.PublishedAsync(context.Connection, cancellationToken);
        return ActionResult.List([.. articles.Select(a => new Row(IdOf(a), context.Text(a.TitleEn, a.TitleSt), a.Number))]);
    }

    private static async ValueTask<ActionResult> ArticleAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var articles = await PolicyStore.PublishedAsync(context.Connection, cancellationToken);
        return articles.FirstOrDefault(a => IdOf(a) == context["article"]) is { } article
            ? ActionResult.Of(
                "found",
                ("title", context.Text(article.TitleEn, article.TitleSt)),
                ("body", BodyOf(context.Flows, article.BodyEn, article.BodySt)))
            : ActionResult.Of("gone");
    }

    private static async ValueTask<ActionResult> CountAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var article = int.Parse(context["article"], CultureInfo.InvariantCulture);
        await PolicyStore.CountAsync(context.InTransaction, article, context.Language, context["clear"] == "clear", cancellationToken);
        return ActionResult.Of("counted");
    }

    private static string IdOf(Article article) => article.Id.ToString(CultureInfo.InvariantCulture);
}
