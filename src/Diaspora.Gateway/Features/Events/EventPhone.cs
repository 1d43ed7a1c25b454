using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Shows staff the screen of an event as a phone shows it: the engine runs the real flow on a session that nobody has.</summary>
internal sealed class EventPhone(FlowEngine engine, IOptions<ConversationOptions> conversations, TimeProvider time)
{
    /// <summary>The screen in a language.</summary>
    public async Task<string> ShowAsync(Event held, string language, CancellationToken cancellationToken)
    {
        var flows = engine.Flows;
        var flow = flows.Get("events");
        var row = EventWords.RowOf(flows, held);
        var id = held.Id.ToString(CultureInfo.InvariantCulture);
        var session = new Session { Flow = flow.Id, Version = flow.Version, Screen = "list", Language = flows.LanguageIndex(language) };
        session.Rows.Add(new ShownRow(1, id, row.Texts));
        var host = new Host(
            LesothoTime.DateOf(time.GetUtcNow()), conversations.Value.ServiceCode,
            call => call.Action.Name == "events.details" ? EventActions.DetailsOf(flows, held) : ActionResult.List([new Row(id, row)]));
        return (await engine.ResumeAsync(session, ["1"], host, cancellationToken)).Text;
    }

    private sealed class Host(DateOnly today, string serviceCode, Func<ActionCall, ActionResult> run) : IFlowHost
    {
        public DateOnly Today => today;

        public string ServiceCode => serviceCode;

        public ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken) => ValueTask.FromResult<ActionResult?>(run(call));
    }
}
