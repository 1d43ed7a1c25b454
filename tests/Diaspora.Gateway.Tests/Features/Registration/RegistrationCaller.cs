using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Features.Registration;

/// <summary>A phone that runs the actions of registration and of messages, each in a transaction of its own as a turn does.</summary>
internal sealed class RegistrationCaller
{
    private readonly GatewayFixture _gateway;

    public RegistrationCaller(GatewayFixture gateway, string number)
    {
        _gateway = gateway;
        Number = number;
        SuiteLog.Use(number);
        Msisdn.TryParse(number, null, out var phone).ShouldBeTrue();
        Caller = new Caller(phone, gateway.Hasher.Hash(phone), "africastalking", "*384*266#", Sms: false);
    }

    public string Number { get; }

    public Caller Caller { get; }

    public PhoneHash Hash => Caller.Hash;

    /// <summary>The answers of somebody who registers, changed as the test needs.</summary>
    public static Dictionary<string, string> Form(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["name"] = "'Mapalesa Ntho", ["year"] = "1991", ["of-age"] = "", ["guardian"] = "", ["country"] = "ZA", ["other-country"] = "",
            ["town"] = "Johannesburg", ["district"] = "LS-E", ["topics"] = "events", ["agreed-at"] = "2026-11-21T09:55:00.0000000+00:00",
            ["agreed-in"] = "en",
        };
        foreach (var (name, value) in changes) form[name] = value;
        return form;
    }

    /// <summary>Registers somebody; gives the outcome.</summary>
    public async Task<string> SaveAsync(params (string Name, string Value)[] changes) =>
        (await RunAsync("registration.save", Form(changes))).Outcome;

    /// <summary>Registers somebody and gives their id, as their birth year opens it.</summary>
    public async Task<string> RegisterAsync(params (string Name, string Value)[] changes)
    {
        (await SaveAsync(changes)).ShouldBe("saved");
        var found = await IdentifyAsync(Form(changes)["year"]);
        return found.Outputs["person"].Plain;
    }

    public Task<ActionResult> IdentifyAsync(string year) => RunAsync("registration.identify", ("year", year));

    public Task<ActionResult> DetailsAsync(string person) => RunAsync("registration.details", ("person", person));

    /// <summary>Changes one field; gives the outcome.</summary>
    public async Task<string> ChangeAsync(string person, string field, params (string Name, string Value)[] answers)
    {
        var inputs = new Dictionary<string, string> { ["person"] = person, ["field"] = field };
        foreach (var (name, value) in answers) inputs[name] = value;
        return (await RunAsync("registration.change", inputs)).Outcome;
    }

    public Task<ActionResult> RunAsync(string action, params (string Name, string Value)[] inputs) =>
        RunAsync(action, inputs.ToDictionary(i => i.Name, i => i.Value));

    public Task<ActionResult> RunAsync(string action, Dictionary<string, string> inputs) =>
        RunAsync(_gateway.Services.GetRequiredService<ActionTable>()[action], inputs);

    /// <summary>Runs an action and makes its effects stay.</summary>
    public async Task<ActionResult> RunAsync(FlowAction action, Dictionary<string, string> inputs)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await using var transaction = action.Declaration.Kind == ActionKind.Effect ? await connection.BeginTransactionAsync() : null;
        var flow = action.Declaration.Name == "registration.of-age" ? "my-details" : "registration";
        var context = new ActionContext
        {
            Call = new ActionCall(action.Declaration, inputs, new Session { Flow = flow, Version = 1 }, Step: 0, Repeated: false),
            Caller = Caller,
            Now = _gateway.Time.GetUtcNow(),
            Flows = _gateway.Services.GetRequiredService<FlowSet>(),
            Connection = connection,
            Transaction = transaction,
        };
        var result = await action.RunAsync(context, CancellationToken.None);
        if (action.Declaration.Kind != ActionKind.Rows) action.Declaration.Outcomes.ShouldContain(result.Outcome);
        result.Outputs.Keys.ShouldBeSubsetOf(action.Declaration.Outputs.Keys);
        if (transaction is not null) await transaction.CommitAsync();
        return result;
    }
}
