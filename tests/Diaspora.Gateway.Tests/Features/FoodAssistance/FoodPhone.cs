using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

/// <summary>Runs the actions of food assistance as the turns of a phone do, each in a transaction of its own.</summary>
internal sealed class FoodPhone
{
    private readonly GatewayFixture _gateway;
    private readonly Caller _caller;

    public FoodPhone(GatewayFixture gateway, string number)
    {
        _gateway = gateway;
        Msisdn.TryParse(number, null, out var phone).ShouldBeTrue();
        _caller = new Caller(phone, gateway.Hasher.Hash(phone), "africastalking", "*384*266#", Sms: false);
    }

    /// <summary>A form that a person could have filled in after the check.</summary>
    public static Dictionary<string, string> Form { get; } = new()
    {
        ["way"] = "2", ["district"] = "LS-G", ["people"] = "6", ["came-home"] = "yes", ["income"] = "no", ["other-help"] = "no", ["need"] = "yes",
        ["name"] = "Puseletso Mokhethi", ["year"] = "1988", ["village"] = "Ha-Sample", ["return-month"] = "3", ["return-year"] = "2026",
        ["id"] = "4417", ["pin"] = "7093", ["consent-language"] = "st",
    };

    /// <summary>Sends a form, changed as the test says.</summary>
    public Task<ActionResult> ApplyAsync(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(Form) { ["consent-at"] = "2026-11-21T09:50:00.000Z" };
        foreach (var (name, value) in changes) form[name] = value;
        return RunAsync("food.apply", form);
    }

    /// <summary>Sends a form that nobody sent before and gives its reference.</summary>
    public async Task<string> NewReferenceAsync(string name) => (await ApplyAsync(("name", name))).Outputs["reference"].Plain.Replace(" ", "");

    /// <summary>Types a PIN for a reference.</summary>
    public Task<ActionResult> OpenAsync(string reference, string pin) =>
        RunAsync("food.open", new Dictionary<string, string> { ["reference"] = reference, ["pin"] = pin });

    /// <summary>Runs an action and commits.</summary>
    public async Task<ActionResult> RunAsync(string action, IReadOnlyDictionary<string, string> inputs)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await RunAsync(action, inputs, connection, transaction);
        await transaction.CommitAsync();
        return result;
    }

    private async Task<ActionResult> RunAsync(
        string action, IReadOnlyDictionary<string, string> inputs, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        var found = _gateway.Services.GetRequiredService<ActionTable>()[action];
        var context = new ActionContext
        {
            Call = new ActionCall(found.Declaration, inputs, new Session { Flow = "food", Version = 1, Screen = "check" }, Step: 0, Repeated: false),
            Caller = _caller,
            Now = _gateway.Time.GetUtcNow(),
            Flows = _gateway.Services.GetRequiredService<FlowSet>(),
            Connection = connection,
            Transaction = transaction,
        };
        var result = await found.RunAsync(context, CancellationToken.None);
        found.Declaration.Outcomes.ShouldContain(result.Outcome);
        return result;
    }
}
