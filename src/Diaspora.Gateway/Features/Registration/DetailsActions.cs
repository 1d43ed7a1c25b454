using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>What <c>flows/my-details.yaml</c> does: lets people see and change what is kept of them, after their birth year.</summary>
internal sealed class DetailsActions(PersonStore persons, ConsentStore consents, BirthYearCheck check) : IFlowActions
{
    private const string Grown = "grown";
    private const string Gone = "gone";
    private const string Messages = "messages";
    private const int IdSeptets = 19;
    private const int ReceiversSeptets = 60;
    private const int TopicsSeptets = 50;

    private static readonly Dictionary<string, int> s_identity = new() { ["person"] = IdSeptets, ["left"] = 1 };

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "registration.door", Kind = ActionKind.Read, Outcomes = ["open", BirthYearCheck.Locked, BirthYearCheck.Nobody],
        }, DoorAsync),
        new(new ActionDeclaration
        {
            Name = "registration.identify", Kind = ActionKind.Effect, Inputs = ["year"], Outputs = s_identity, LeavesTrace = true,
            Outcomes = [BirthYearCheck.Found, Grown, BirthYearCheck.Several, BirthYearCheck.Wrong, BirthYearCheck.Locked, BirthYearCheck.Nobody],
        }, IdentifyAsync),
        new(new ActionDeclaration
        {
            Name = "registration.identify-by-name", Kind = ActionKind.Effect, Inputs = ["year", "name"], Outputs = s_identity, LeavesTrace = true,
            Outcomes = [BirthYearCheck.Found, Grown, BirthYearCheck.Several, BirthYearCheck.Wrong, BirthYearCheck.Locked, BirthYearCheck.Nobody],
        }, IdentifyByNameAsync),
        new(new ActionDeclaration
        {
            Name = "registration.of-age", Kind = ActionKind.Effect, Inputs = ["person"], Outcomes = ["agreed", Gone], LeavesTrace = true,
        }, OfAgeAsync),
        new(new ActionDeclaration
        {
            Name = "registration.details", Kind = ActionKind.Read, Inputs = ["person"], Outcomes = ["shown", Gone],
            Outputs = new Dictionary<string, int>
            {
                ["who"] = 40, ["born"] = 4, ["place"] = PersonWords.LongestPlace, ["home"] = 13, ["wants"] = TopicsSeptets,
                ["receivers"] = ReceiversSeptets,
            },
        }, DetailsAsync),
        new(new ActionDeclaration
        {
            Name = "registration.change", Kind = ActionKind.Effect, Outcomes = ["changed", Gone], LeavesTrace = true,
            Inputs = ["person", "field", "name", "town", "country", "other-country", "district", "topics"],
        }, ChangeAsync),
    ];

    private static async ValueTask<ActionResult> DoorAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await PersonStore.CountAsync(context.Connection, context.Transaction, context.Caller.Hash, cancellationToken) == 0)
            return ActionResult.Of(BirthYearCheck.Nobody);
        return ActionResult.Of(
            await AttemptStore.IsLockedAsync(context.Connection, context.Transaction, context.Caller.Hash, context.Now, cancellationToken)
                ? BirthYearCheck.Locked
                : "open");
    }

    private async ValueTask<ActionResult> IdentifyAsync(ActionContext context, CancellationToken cancellationToken) =>
        Identity(context, await check.RunAsync(context, _ => true, firstOfSeveral: false, cancellationToken));

    private async ValueTask<ActionResult> IdentifyByNameAsync(ActionContext context, CancellationToken cancellationToken)
    {
        // Two people with the whole name and the year in common cannot be told apart here; they share what is shown anyway.
        var result = await check.RunAsync(context, p => p.IsCalled(context["name"]), context["name"].Contains(' '), cancellationToken);
        return Identity(context, result);
    }

    private static ActionResult Identity(ActionContext context, BirthYearResult result)
    {
        if (result.Person is not { } person) return ActionResult.Of(result.Outcome, ("left", result.Left.ToString(CultureInfo.InvariantCulture)));
        // In the year of the birthday the person may still be a child; the question waits for the next year.
        var grown = person.Guarded && Adulthood.Of(person.Details.BirthYear, "", context.Today) == Adulthood.Adult;
        return ActionResult.Of(grown ? Grown : result.Outcome, ("person", person.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private async ValueTask<ActionResult> OfAgeAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        if (await persons.FindAsync(context.Connection, transaction, context.Caller.Hash, context["person"], cancellationToken) is not { } person)
            return ActionResult.Of(Gone);
        var session = context.Call.Session;
        var flow = context.Flows.Find(session.Flow, session.Version)
            ?? throw new InvalidOperationException("The session's flow version is gone.");
        var text = ConsentText.Of(flow, ["of-age"], session.Language, context.Language, context.Caller.ServiceCode);
        await consents.AddAsync(
            transaction, person.Id, new Consent(text, null, context.Caller.Channel, context.Caller.ServiceCode, context.Now), cancellationToken);
        await persons.ChangeAsync(transaction, person with { Guarded = false }, cancellationToken);
        await PersonStore.NoteAsync(transaction, person.Id, "agreed as an adult", HistorySource.Of(context.Caller), context.Now, cancellationToken);
        return ActionResult.Of("agreed");
    }

    private async ValueTask<ActionResult> DetailsAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await persons.FindAsync(context.Connection, null, context.Caller.Hash, context["person"], cancellationToken) is not { } person)
            return ActionResult.Of(Gone);
        var receivers = await PersonStore.ReceiversAsync(context.Connection, context.Transaction, person.Id, cancellationToken);
        var details = person.Details;
        return ActionResult.Of(
            "shown",
            ("who", details.Name),
            ("born", details.BirthYear.ToString(CultureInfo.InvariantCulture)),
            ("place", PersonWords.Place(context, details.Town, Countries.Get(details.Country))),
            ("home", PersonWords.Label(context.Flows, "district", details.District)),
            ("wants", PersonWords.Topics(context.Flows, details.Topics)),
            ("receivers", receivers.Count == 0 ? context.Text("no one", "ha ho motho") : string.Join(", ", receivers)));
    }

    private async ValueTask<ActionResult> ChangeAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        if (await persons.FindAsync(context.Connection, transaction, context.Caller.Hash, context["person"], cancellationToken) is not { } person)
            return ActionResult.Of(Gone);
        var field = context["field"];
        var details = field switch
        {
            "name" => person.Details with { Name = context["name"] },
            "town" => person.Details with { Town = RegistrationForm.Town(context["town"]) },
            "country" => person.Details with { Country = RegistrationForm.CountryCode(context) },
            "district" => person.Details with { District = context["district"] },
            Messages => person.Details with { Topics = Topic.FromChoice(context["topics"]) },
            _ => throw new InvalidOperationException("The flow names a field that a person does not have."),
        };
        await persons.ChangeAsync(transaction, person with { Details = details }, cancellationToken);
        await PersonStore.NoteAsync(transaction, person.Id, $"{field} changed", HistorySource.Of(context.Caller), context.Now, cancellationToken);
        if (field != Messages) await RequestStore.TellReceiversAsync(transaction, person.Id, HistorySource.Of(context.Caller), context.Now, cancellationToken);
        return ActionResult.Of("changed");
    }
}
