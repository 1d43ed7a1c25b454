using Diaspora.Flows.Definition;
using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Words;
using Diaspora.Gateway.Privacy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Channels.Simulator;

/// <summary>What the page asks for: its settings, the messages of a phone, where a session is, and the flows as graphs.</summary>
internal static class SimulatorEndpoints
{
    /// <summary>Maps the requests below <c>/simulator</c>.</summary>
    public static RouteGroupBuilder MapSimulatorData(this RouteGroupBuilder group)
    {
        group.MapGet("config", GetConfig);
        group.MapGet("messages", WatchMessages);
        group.MapGet("session", FindSessionAsync);
        group.MapGet("flows", GetFlows);
        group.MapGet("flows/{id}", FindFlow);
        return group;
    }

    private static Ok<SimulatorConfig> GetConfig(
        IOptions<ConversationOptions> conversations, IOptions<AfricasTalkingOptions> provider, FlowSet flows) =>
        TypedResults.Ok(new SimulatorConfig(
            conversations.Value.ServiceCode, provider.Value.Token, SampleSim.SmsNumber, flows.Languages, SampleSim.All));

    private static Results<ServerSentEventsResult<IReadOnlyList<SimulatorMessage>>, ProblemHttpResult> WatchMessages(
        string phone, SimulatorInbox inbox, KeyedHasher hasher, CancellationToken cancellationToken) =>
        Msisdn.FromProvider(phone) is { } number
            ? TypedResults.ServerSentEvents(inbox.WatchAsync(hasher.Hash(number), cancellationToken), "messages")
            : NoPhone();

    private static async Task<Results<Ok<SimulatorSession>, NoContent, ProblemHttpResult>> FindSessionAsync(
        string sessionId, string phone, UssdConversations conversations, IOptions<ConversationOptions> options, FlowSet flows,
        CancellationToken cancellationToken)
    {
        if (Msisdn.FromProvider(phone) is not { } number) return NoPhone();
        var inbound = new InboundUssd(
            AfricasTalkingOptions.Name, sessionId, number, options.Value.ServiceCode, IsNew: false, Input: null, Cumulative: "");
        if (await conversations.FindAsync(inbound, cancellationToken) is not { Session: var session }) return TypedResults.NoContent();
        return TypedResults.Ok(new SimulatorSession(
            session.Flow, session.Version, session.Screen, flows.Languages[session.Language], session.Ended,
            [.. session.History.Select(place => new SimulatorPlace(place.Flow, place.Version, place.Screen))]));
    }

    private static Ok<SimulatorFlow[]> GetFlows(FlowSet flows) =>
        TypedResults.Ok(flows.Current
            .OrderBy(flow => flow.Id != flows.Root)
            .ThenBy(flow => flow.Id, StringComparer.Ordinal)
            .Select(flow => new SimulatorFlow(flow.Id, flow.Version))
            .ToArray());

    private static Results<Ok<FlowGraph>, NotFound> FindFlow(string id, int version, FlowSet flows) =>
        flows.Find(id, version) is { } flow ? TypedResults.Ok(FlowGraph.Of(flow, flows.LanguageIndex("en"))) : TypedResults.NotFound();

    private static ProblemHttpResult NoPhone() => TypedResults.Problem(
        "The phone must be an international number such as +26650000101.", statusCode: StatusCodes.Status400BadRequest, type: "simulator/bad-phone");
}

/// <summary>What the page needs to act as the provider.</summary>
/// <param name="ServiceCode">The code to dial.</param>
/// <param name="Token">The token of the Africa's Talking channel.</param>
/// <param name="SmsNumber">The number that texts are sent to.</param>
/// <param name="Languages">Codes of the languages.</param>
/// <param name="Sims">SIMs to choose from.</param>
internal sealed record SimulatorConfig(
    string ServiceCode, string Token, string SmsNumber, IReadOnlyList<string> Languages, IReadOnlyList<SampleSim> Sims);

/// <summary>Where a live session is. Its answers stay where they are.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Version">Its version.</param>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Language">Code of the language.</param>
/// <param name="Ended">True: the screen was the last.</param>
/// <param name="History">The screens that key 0 goes back through, the last one nearest.</param>
internal sealed record SimulatorSession(
    string Flow, int Version, string Screen, string Language, bool Ended, IReadOnlyList<SimulatorPlace> History);

/// <summary>A screen of a flow.</summary>
internal sealed record SimulatorPlace(string Flow, int Version, string Screen);

/// <summary>A flow to choose.</summary>
internal sealed record SimulatorFlow(string Id, int Version);
