using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Actions of the flow <c>food</c> from the agreement to the sent request.</summary>
internal sealed class FoodApplyActions(ContactStore contacts, FoodApplicationStore applications, KeyedHasher hasher, PinHasher pins) : IFlowActions
{
    private const int LongestVillage = 30;

    private const string ConsentFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // How long the same form from the same phone is the same request.
    private static readonly TimeSpan s_repeatTime = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "food.agreed",
            Kind = ActionKind.Read,
            Outcomes = ["noted"],
            Outputs = new Dictionary<string, int> { ["consent-language"] = 2, ["consent-at"] = 24 },
        }, Agreed),
        new(new ActionDeclaration
        {
            Name = "food.person",
            Kind = ActionKind.Read,
            Inputs = ["name", "year"],
            Outcomes = [FoodAge.Adult, FoodAge.Turns18, FoodAge.Under18],
            Outputs = new Dictionary<string, int> { ["short-name"] = 40 },
        }, Person),
        new(new ActionDeclaration
        {
            Name = "food.village-list",
            Kind = ActionKind.Read,
            Inputs = ["district"],
            Outcomes = ["some", "none"],
        }, VillageListAsync),
        new(new ActionDeclaration
        {
            Name = "food.village",
            Kind = ActionKind.Read,
            Inputs = ["village"],
            Outcomes = ["given", "list"],
            Outputs = new Dictionary<string, int> { ["village-name"] = LongestVillage },
        }, Village),
        new(new ActionDeclaration
        {
            Name = "food.villages",
            Kind = ActionKind.Rows,
            Inputs = ["district"],
            RowSeptets = LongestVillage,
        }, VillagesAsync),
        new(new ActionDeclaration
        {
            Name = "food.apply",
            Kind = ActionKind.Effect,
            Inputs = [.. FoodForm.Inputs, "pin", "consent-language", "consent-at"],
            Outcomes = ["received", "already", "closed"],
            Outputs = new Dictionary<string, int> { ["reference"] = 9 },
            LeavesTrace = true,
        }, ApplyAsync),
    ];

    // The language can be switched before the form is sent: what was agreed to is what was on the screen when the key was pressed.
    private static ValueTask<ActionResult> Agreed(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ActionResult.Of(
            "noted",
            ("consent-language", context.Language),
            ("consent-at", context.Now.UtcDateTime.ToString(ConsentFormat, CultureInfo.InvariantCulture))));

    private static ValueTask<ActionResult> Person(ActionContext context, CancellationToken cancellationToken)
    {
        var born = int.Parse(context["year"], NumberStyles.None, CultureInfo.InvariantCulture);
        return ValueTask.FromResult(ActionResult.Of(FoodAge.Of(born, context.Today), ("short-name", FoodForm.ShortName(context["name"]))));
    }

    private static async ValueTask<ActionResult> VillageListAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var villages = await FoodProgrammeStore.VillagesAsync(context.Connection, context.Transaction, context["district"], cancellationToken);
        return ActionResult.Of(villages.Count > 0 ? "some" : "none");
    }

    private static ValueTask<ActionResult> Village(ActionContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(context["village"] is { Length: > 0 } name ? ActionResult.Of("given", ("village-name", name)) : ActionResult.Of("list"));

    private static async ValueTask<ActionResult> VillagesAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var villages = await FoodProgrammeStore.VillagesAsync(context.Connection, context.Transaction, context["district"], cancellationToken);
        return ActionResult.List([.. villages.Select(v => new Row(v, v))]);
    }

    private async ValueTask<ActionResult> ApplyAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        if (await FoodProgrammeStore.FindOpenAsync(context.Connection, transaction, cancellationToken) is not { } programme)
            return ActionResult.Of("closed");

        // The phone's row stays locked until the turn ends: a second session of the same phone waits here and then finds this request.
        var contact = await contacts.EnsureAsync(transaction, context.Caller, keepNumber: true, context.Today, cancellationToken);
        var form = FoodForm.Of(context);
        var formHash = form.Hash(hasher);
        var consent = Consent(context);
        var since = context.Now - s_repeatTime;
        if (await FoodApplicationStore.FindSameAsync(transaction, contact, formHash, since, consent.At, cancellationToken) is { } same)
            return Received("already", same);

        var application = new NewApplication
        {
            Reference = Reference.Draw(),
            ProgrammeId = programme.Id,
            ContactId = contact,
            Form = form,
            FormHash = formHash,
            PersonHash = form.PersonHash(hasher),
            IdHash = form.IdHash(hasher),
            PinHash = pins.Hash(context["pin"]),
            At = context.Now,
        };
        var (id, reference) = await applications.AddDrawnAsync(transaction, application, cancellationToken);
        await FoodApplicationStore.AddConsentAsync(transaction, id, consent, cancellationToken);
        var first = new FoodStep(FoodStatus.Received, "applicant", "own application by phone", Sop: null, FoodDistribution.None);
        await FoodCaseStore.AddHistoryAsync(transaction, id, from: null, first, context.Now, cancellationToken);
        await FoodApplicationStore.MarkDuplicatesAsync(transaction, application.PersonHash, cancellationToken);
        return Received("received", reference);
    }

    private static KeyedConsent Consent(ActionContext context) => new(
        context.Call.Session.Flow,
        context.Call.Session.Version,
        "consent",
        context["consent-language"],
        context.Caller.Channel,
        DateTimeOffset.ParseExact(context["consent-at"], ConsentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static ActionResult Received(string outcome, Reference reference) =>
        ActionResult.Of(outcome, ("reference", reference.ToString()));
}
