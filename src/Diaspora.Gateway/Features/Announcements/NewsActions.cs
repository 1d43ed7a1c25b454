using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Flows.Text;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>What the flow <c>news</c> shows. Reading leaves no trace.</summary>
internal sealed class NewsActions : IFlowActions
{
    /// <summary>How many announcements phones can read.</summary>
    private const int Most = 10;

    /// <summary>Longest row in septets: a day and the first words.</summary>
    private const int Row = 40;

    /// <summary>Longest text in septets: three SMS parts.</summary>
    private const int Words = 459;

    private const string More = "...";

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions { get; } =
    [
        new(new ActionDeclaration { Name = "announcements.latest", Kind = ActionKind.Rows, RowSeptets = Row }, LatestAsync),
        new(
            new ActionDeclaration
            {
                Name = "announcements.read",
                Kind = ActionKind.Read,
                Inputs = ["announcement"],
                Outcomes = ["found", "gone"],
                Outputs = new Dictionary<string, int> { ["words"] = Words },
            },
            ReadAsync),
    ];

    private static async ValueTask<ActionResult> LatestAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var items = await NewsStore.LatestAsync(context.Connection, context.Now, Most, cancellationToken);
        return ActionResult.List([.. items.Select(i => new Row(i.Id.ToString(CultureInfo.InvariantCulture), RowOf(context, i)))]);
    }

    private static async ValueTask<ActionResult> ReadAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var id = long.Parse(context["announcement"], CultureInfo.InvariantCulture);
        return await NewsStore.FindAsync(context.Connection, id, context.Now, cancellationToken) is { } item
            ? ActionResult.Of("found", ("words", context.Text(Whole(context, item.En), Whole(context, item.St))))
            : ActionResult.Of("gone");
    }

    private static FlowValue RowOf(ActionContext context, NewsItem item)
    {
        var day = LesothoTime.DateOf(item.NewsFrom);
        return context.Text(
            Beginning($"{DateWords.English(day)}: {Whole(context, item.En)}"), Beginning($"{DateWords.Sesotho(day)}: {Whole(context, item.St)}"));
    }

    private static string Whole(ActionContext context, string words) =>
        Folding.ForScreen(words.Replace("{code}", context.Caller.ServiceCode, StringComparison.Ordinal)).Trim();

    /// <summary>As many whole words as fit a row.</summary>
    private static string Beginning(string words)
    {
        if (Gsm7.Septets(words) <= Row) return words;
        var length = 0;
        for (var septets = 0; septets + Gsm7.Septets(words.AsSpan(length, 1)) <= Row - More.Length; length++)
            septets += Gsm7.Septets(words.AsSpan(length, 1));
        var space = words.LastIndexOf(' ', length);
        return (space > 0 ? words[..space] : words[..length]).TrimEnd('.', ',', ':', ' ') + More;
    }
}
