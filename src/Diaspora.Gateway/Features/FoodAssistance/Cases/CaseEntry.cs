using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Takes in requests of people without a phone, after their spoken consent.</summary>
internal sealed class CaseEntry(
    NpgsqlDataSource database, CaseForm forms, FoodApplicationStore applications, ContactStore contacts, KeyedHasher hasher,
    IOptions<ConversationOptions> conversations, TimeProvider time)
{
    // How long the same form of the same officer is the same request, as with a phone.
    private static readonly TimeSpan s_repeatTime = TimeSpan.FromMinutes(15);

    /// <summary>Takes a request in. The same form sent twice is one request.</summary>
    /// <exception cref="CaseRefusal">Answers are wrong, the person is under 18, the district is out of reach, or no programme is open.</exception>
    public async Task<EnteredCase> EnterAsync(StaffActor actor, NewCase entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (form, witness, agreedAt, number) = forms.Read(entry, now);
        if (!actor.May(StaffRight.EnterCases, form.District)) throw CaseRefusal.Invalid("district", "You take in requests of your own districts only.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var programme = await FoodProgrammeStore.FindOpenAsync(connection, transaction, cancellationToken)
            ?? throw CaseRefusal.State("No programme takes requests now, so nothing is kept.");
        var formHash = form.Hash(hasher);
        if (await FoodApplicationStore.FindEnteredAsync(transaction, actor.Name, formHash, now - s_repeatTime, cancellationToken) is var (same, shown))
            return new EnteredCase(same, shown);
        var application = new NewApplication
        {
            Reference = Reference.Draw(),
            ProgrammeId = programme.Id,
            ContactId = number is { } phone ? await EnsureAsync(transaction, phone, now, cancellationToken) : null,
            Neighbour = entry.Contact == "neighbour",
            EnteredBy = actor.Name,
            Form = form,
            FormHash = formHash,
            PersonHash = form.PersonHash(hasher),
            IdHash = form.IdHash(hasher),
            PinHash = null,
            At = now,
        };
        var (id, reference) = await applications.AddDrawnAsync(transaction, application, cancellationToken);
        var consent = new SpokenConsent(forms.ConsentVersion, entry.Language ?? "", actor.Name, witness, agreedAt);
        await applications.AddConsentAsync(transaction, id, consent, cancellationToken);
        var first = new FoodStep(FoodStatus.Received, actor.Name, "entered for the person, who agreed by word of mouth", Sop: null, FoodDistribution.None);
        await FoodCaseStore.AddHistoryAsync(transaction, id, from: null, first, now, cancellationToken);
        await FoodApplicationStore.MarkDuplicatesAsync(transaction, application.PersonHash, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "case.entered", CaseSubject.Of(id),
            new { form.District, consent.Language, consent.Version, entry.Contact }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new EnteredCase(id, reference.Digits);
    }

    private Task<long> EnsureAsync(NpgsqlTransaction transaction, Msisdn number, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var caller = new Caller(number, hasher.Hash(number), "console", conversations.Value.ServiceCode, Sms: false);
        return contacts.EnsureAsync(transaction, caller, keepNumber: true, LesothoTime.DateOf(now), cancellationToken);
    }
}
