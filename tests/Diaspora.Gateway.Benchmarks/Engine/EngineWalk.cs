using System.Text.Json;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Database;
using Diaspora.Gateway.Features;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Redis;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Benchmarks.Engine;

/// <summary>A session in the menus of the product that walks in a circle: each walk ends where the next one can begin.</summary>
internal sealed class EngineWalk
{
    /// <summary>Turns of one walk.</summary>
    public const int Turns = 5;

    // Into a menu, into the next, back twice, to the second page of the main menu.
    private static readonly string[][] s_inputs = [["9"], ["1"], ["0"], ["0"], ["99"]];

    private readonly FlowEngine _engine;
    private readonly MenuHost _host = new();
    private Session _session;

    private EngineWalk(FlowEngine engine, Session session)
    {
        _engine = engine;
        _session = session;
    }

    /// <summary>Loads the flows and begins.</summary>
    public static async Task<EngineWalk> BeginAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddDatabase();
        builder.AddRedis();
        builder.AddPrivacy();
        builder.AddConversations();
        builder.AddMessaging();
        builder.AddFeatures();
        builder.Services.AddSingleton(TimeProvider.System);
        await using var app = builder.Build();
        var engine = app.Services.GetRequiredService<FlowEngine>();
        var turn = await engine.StartAsync(new StartRequest(Language: 0), [], new MenuHost(), CancellationToken.None);
        return new EngineWalk(engine, turn.Session);
    }

    /// <summary>Walks with the session as it is.</summary>
    public async Task WalkAsync()
    {
        _session.Inputs = 0;
        foreach (var input in s_inputs)
        {
            var turn = await _engine.ResumeAsync(_session, input, _host, CancellationToken.None);
            _session = turn.Session;
        }
    }

    /// <summary>Walks with a session that is written and read between turns.</summary>
    public async Task WalkThroughJsonAsync()
    {
        _session.Inputs = 0;
        foreach (var input in s_inputs)
        {
            var turn = await _engine.ResumeAsync(_session, input, _host, CancellationToken.None);
            var json = JsonSerializer.SerializeToUtf8Bytes(turn.Session, SessionJson.Default.Session);
            _session = JsonSerializer.Deserialize(json, SessionJson.Default.Session) ?? throw new InvalidOperationException("The session was lost.");
        }
    }

    /// <summary>The main menu asks whether the phone is known; the menus of the walk run no action.</summary>
    private sealed class MenuHost : IFlowHost
    {
        public DateOnly Today => new(2026, 11, 21);

        public string ServiceCode => "*384*266#";

        public ValueTask<ActionResult?> RunAsync(ActionCall call, CancellationToken cancellationToken) =>
            call.Action.Name == "registration.known"
                ? ValueTask.FromResult<ActionResult?>(ActionResult.Of("new"))
                : throw new InvalidOperationException($"The walk ran {call.Action.Name}.");
    }
}
