using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Places;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>What <c>flows/registration.yaml</c> and the main menu do: registers people after they agreed.</summary>
internal sealed class RegistrationActions(ContactStore contacts, PersonStore persons, ConsentStore consents) : IFlowActions
{
    /// <summary>Id of the flow.</summary>
    public const string Flow = "registration";

    /// <summary>Most persons that one phone can hold.</summary>
    public const int MostPersons = 6;

    /// <summary>The same answers again within this time are the same registration, sent twice.</summary>
    public static readonly TimeSpan SameForm = TimeSpan.FromMinutes(15);

    private const int TimeSeptets = 33;

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "registration.known", Kind = ActionKind.Read, Outcomes = ["known", "new"],
            Outputs = new Dictionary<string, int> { ["registered"] = 3 },
        }, KnownAsync),
        new(new ActionDeclaration { Name = "registration.room", Kind = ActionKind.Read, Outcomes = ["room", "full"] }, RoomAsync),
        new(new ActionDeclaration
        {
            Name = "registration.agreed", Kind = ActionKind.Read, Outcomes = ["noted"],
            Outputs = new Dictionary<string, int> { ["agreed-at"] = TimeSeptets, ["agreed-in"] = 2 },
        }, AgreedAsync),
        new(new ActionDeclaration
        {
            Name = "registration.age", Kind = ActionKind.Read, Inputs = ["year", "of-age"],
            Outcomes = [Adulthood.Adult, Adulthood.Child, Adulthood.Unsure],
        }, AgeAsync),
        new(new ActionDeclaration
        {
            Name = "registration.countries", Kind = ActionKind.Rows, Inputs = ["typed"], RowSeptets = Country.LongestName,
        }, CountriesAsync),
        new(new ActionDeclaration
        {
            Name = "registration.given", Kind = ActionKind.Read, Inputs = ["answer"], Outcomes = ["given", "empty"],
        }, GivenAsync),
        new(new ActionDeclaration
        {
            Name = "registration.place", Kind = ActionKind.Read, Inputs = ["country", "other-country", "town"], Outcomes = ["ready"],
            Outputs = new Dictionary<string, int> { ["place"] = PersonWords.LongestPlace },
        }, PlaceAsync),
        new(new ActionDeclaration
        {
            Name = "registration.save", Kind = ActionKind.Effect, Inputs = RegistrationForm.Inputs, Outcomes = ["saved", "already", "full"],
            Outputs = new Dictionary<string, int> { ["notice"] = 6 }, LeavesTrace = true,
        }, SaveAsync),
    ];

    private static async ValueTask<ActionResult> KnownAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var known = await PersonStore.CountAsync(context.Connection, context.Transaction, context.Caller.Hash, cancellationToken) > 0;
        return known ? ActionResult.Of("known", ("registered", "yes")) : ActionResult.Of("new", ("registered", "no"));
    }

    private static async ValueTask<ActionResult> RoomAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var count = await PersonStore.CountAsync(context.Connection, context.Transaction, context.Caller.Hash, cancellationToken);
        return ActionResult.Of(count < MostPersons ? "room" : "full");
    }

    private static ValueTask<ActionResult> AgreedAsync(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.Of(
            "noted",
            ("agreed-at", context.Now.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
            ("agreed-in", context.Language)));

    private static ValueTask<ActionResult> AgeAsync(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.Of(
            Adulthood.Of(int.Parse(context["year"], CultureInfo.InvariantCulture), context["of-age"], context.Today)));

    private static ValueTask<ActionResult> CountriesAsync(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.List(
            [.. Countries.Search(context["typed"]).Select(c => new Row(c.Code, context.Text(c.English, c.Sesotho)))]));

    private static ValueTask<ActionResult> GivenAsync(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.Of(context["answer"].Length > 0 ? "given" : "empty"));

    private static ValueTask<ActionResult> PlaceAsync(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.Of(
            "ready",
            ("place", PersonWords.Place(context, context["town"], Countries.Get(RegistrationForm.CountryCode(context))))));

    private async ValueTask<ActionResult> SaveAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var form = RegistrationForm.Read(context);
        var transaction = context.InTransaction;
        // This holds the contact's row, so that two sessions of one phone save one after the other.
        var contact = await contacts.EnsureAsync(transaction, context.Caller, keepNumber: true, context.Today, cancellationToken);
        var others = await persons.OfContactAsync(transaction, contact, cancellationToken);
        if (others.Any(other => other.RegisteredAt > context.Now - SameForm && other.Details.SameAs(form.Details)))
            return ActionResult.Of("already");
        if (others.Count >= MostPersons) return ActionResult.Of("full");

        var person = await persons.AddAsync(transaction, contact, form.Details, form.IsChild, context.Now, cancellationToken);
        await consents.AddAsync(transaction, person, form.Consent, cancellationToken);
        await PersonStore.NoteAsync(transaction, person, "registered", HistorySource.Of(context.Caller), context.Now, cancellationToken);
        return ActionResult.Of("saved", ("notice", Notice(form.Details, context.Caller)));
    }

    /// <summary>Which message tells that somebody is registered: none for those who want none.</summary>
    private static string Notice(PersonDetails details, Caller caller)
    {
        if (details.Topics.Count == 0) return "none";
        return caller.Phone.Country == "LS" ? "home" : "abroad";
    }
}
