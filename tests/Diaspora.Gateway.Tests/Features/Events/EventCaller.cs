using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.Events;

/// <summary>A phone that runs the actions of the flow <c>events</c>, each in a transaction of its own as a turn does.</summary>
internal sealed class EventCaller
{
    private const string Code = "*384*266#";
    private readonly GatewayFixture _gateway;
    private readonly Caller _caller;

    public EventCaller(GatewayFixture gateway, string number)
    {
        _gateway = gateway;
        SuiteLog.Use(number);
        Msisdn.TryParse(number, null, out var phone).ShouldBeTrue();
        _caller = new Caller(phone, gateway.Hasher.Hash(phone), "africastalking", Code, Sms: false);
    }

    public Task<ActionResult> BookAsync(long id, int people) => RunAsync("events.book", ("event", $"{id}"), ("people", $"{people}"));

    public Task<ActionResult> WaitAsync(long id, int people) => RunAsync("events.wait", ("event", $"{id}"), ("people", $"{people}"));

    public Task<ActionResult> RemindAsync(long id) => RunAsync("events.remind", ("event", $"{id}"));

    public Task<ActionResult> DeclineAsync(long id) => RunAsync("events.decline", ("event", $"{id}"));

    public Task<ActionResult> DetailsAsync(long id) => RunAsync("events.details", ("event", $"{id}"));

    public Task<ActionResult> StandingAsync(long id) => RunAsync("events.standing", ("event", $"{id}"));

    public async Task<string[]> ListAsync(string rows = "events.upcoming", string language = "en")
    {
        var index = _gateway.Services.GetRequiredService<FlowSet>().LanguageIndex(language);
        return [.. (await RunAsync(rows)).Rows.Select(r => r.Label.In(index))];
    }

    /// <summary>Runs an action and makes its effects stay.</summary>
    public async Task<ActionResult> RunAsync(string action, params (string Name, string Value)[] inputs)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await RunAsync(transaction, action, inputs);
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>Runs an action in a transaction that the test ends.</summary>
    public async Task<ActionResult> RunAsync(NpgsqlTransaction transaction, string action, params (string Name, string Value)[] inputs)
    {
        var found = _gateway.Services.GetRequiredService<ActionTable>()[action];
        var words = inputs.ToDictionary(i => i.Name, i => i.Value);
        var result = await found.RunAsync(
            new ActionContext
            {
                Call = new ActionCall(found.Declaration, words, new Session(), Step: 0, Repeated: false),
                Caller = _caller,
                Now = _gateway.Time.GetUtcNow(),
                Flows = _gateway.Services.GetRequiredService<FlowSet>(),
                Connection = transaction.Connection.ShouldNotBeNull(),
                Transaction = transaction,
            },
            CancellationToken.None);
        if (found.Declaration.Kind != ActionKind.Rows) found.Declaration.Outcomes.ShouldContain(result.Outcome);
        result.Outputs.Keys.ShouldBeSubsetOf(found.Declaration.Outputs.Keys);
        return result;
    }

    /// <summary>Every message to this phone in English, the oldest first.</summary>
    public async Task<string[]> MessagesAsync()
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var messages = await MessagesStore.NewestAsync(connection, _caller.Hash, 50, CancellationToken.None);
        var text = ActivatorUtilities.CreateInstance<MessageText>(_gateway.Services);
        return [.. messages.OrderBy(m => m.Id).Select(m => text.Render(m with { Language = "en" }, Code).ShouldNotBeNull())];
    }
}
