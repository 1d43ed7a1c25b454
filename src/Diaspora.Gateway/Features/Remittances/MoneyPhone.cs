using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>
/// Shows staff what a phone shows: the engine runs the real flow on a session that nobody has, so nothing can differ and nothing is kept.
/// </summary>
internal sealed class MoneyPhone(FlowEngine engine, NpgsqlDataSource database, IOptions<ConversationOptions> conversations, TimeProvider time)
{
    private const string FlowId = "remittances";
    private const string More = "\n99 ";
    private const int MostScreens = 40;

    private DateOnly Today => LesothoTime.DateOf(time.GetUtcNow());

    /// <summary>The screens of a comparison, page by page.</summary>
    /// <param name="country">ISO code of a country that the menu offers.</param>
    /// <param name="method">A way of paying out that the menu offers.</param>
    /// <param name="amount">The amount as somebody keys it.</param>
    /// <param name="language">Code of the language.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> PricesAsync(
        string country, string method, string amount, string language, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var flows = engine.Flows;
        var host = new Host(Today, conversations.Value.ServiceCode, async call => call.Action.Name switch
        {
            "remittances.corridor" => await PriceAnswers.CorridorAsync(connection, flows, call.Inputs["country"], cancellationToken),
            "remittances.compare" => await PriceAnswers.CompareAsync(
                connection, flows, Today, call.Inputs["country"], call.Inputs["method"], call.Inputs["amount"], cancellationToken),
            "remittances.offers" => await PriceAnswers.OffersAsync(
                connection, flows, call.Inputs["country"], call.Inputs["method"], call.Inputs["amount"], cancellationToken),
            _ => null,
        });
        var turn = await ResumeAsync(At("from", language), KeyOf("from", country), host, cancellationToken);
        // Of a country without prices the amount is asked for at once.
        if (turn.At?.Screen == "method") turn = await ResumeAsync(turn.Session, KeyOf("method", method), host, cancellationToken);
        turn = await ResumeAsync(turn.Session, amount, host, cancellationToken);
        var screens = new List<string> { turn.Text };
        while (!turn.Ends && turn.Text.Contains(More, StringComparison.Ordinal) && screens.Count < MostScreens)
        {
            turn = await ResumeAsync(turn.Session, "99", host, cancellationToken);
            screens.Add(turn.Text);
        }

        return screens;
    }

    /// <summary>The pages of an article in a language.</summary>
    /// <param name="number">Its number on phones.</param>
    /// <param name="english">Its English words.</param>
    /// <param name="sesotho">Its Sesotho words; null: there are none that a reviewer signed.</param>
    /// <param name="language">Code of the language.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> ArticleAsync(
        int number, ArticleWords english, ArticleWords? sesotho, string language, CancellationToken cancellationToken)
    {
        var flows = engine.Flows;
        var title = Conversations.Actions.FlowWords.Of(flows, english.Title, sesotho?.Title ?? english.Title);
        var host = new Host(Today, conversations.Value.ServiceCode, call => Task.FromResult<ActionResult?>(call.Action.Name switch
        {
            "remittances.topics" => ActionResult.List([new Row("preview", title, number)]),
            "remittances.article" => ActionResult.Of("found", ("title", title), ("body", PolicyActions.BodyOf(flows, english.Body, sesotho?.Body))),
            _ => null,
        }));
        var session = At("policy", language);
        session.Rows.Add(new ShownRow(number, "preview", title.Texts));
        var turn = await ResumeAsync(session, FormattableString.Invariant($"{number}"), host, cancellationToken);
        var screens = new List<string>();
        while (turn is { Ends: false, At.Screen: "article" } && screens.Count < MostScreens)
        {
            screens.Add(turn.Text);
            turn = await ResumeAsync(turn.Session, "1", host, cancellationToken);
        }

        return screens;
    }

    private Session At(string screen, string language)
    {
        var flow = engine.Flows.Get(FlowId);
        return new Session { Flow = flow.Id, Version = flow.Version, Screen = screen, Language = engine.Flows.LanguageIndex(language) };
    }

    private string KeyOf(string screen, string value) =>
        engine.Flows.Get(FlowId).Screens[screen] is ChooseScreen choose && choose.Options.FirstOrDefault(option => option.Value == value) is { } found
            ? found.Key
            : throw MoneyRefusal.Invalid(screen == "from" ? "country" : "method", "Phones cannot choose that.");

    private ValueTask<Turn> ResumeAsync(Session session, string input, Host host, CancellationToken cancellationToken) =>
        engine.ResumeAsync(session, [input], host, cancellationToken);

    private sealed class Host(DateOnly today, string serviceCode, Func<ActionCall, Task<ActionResult?>> run) : IFlowHost
    {
        public DateOnly Today => today;

        public string ServiceCode => serviceCode;

        public async ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken) => await run(call);
    }
}
