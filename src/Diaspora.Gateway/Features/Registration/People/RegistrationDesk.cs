using Diaspora.Flows.Definition;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary>
/// Registers somebody who came to staff: the words of the phone's screens are read to them, they agree aloud, and a witness hears it. A text tells
/// their phone at once, with the way to see, change and delete.
/// </summary>
internal sealed class RegistrationDesk(
    NpgsqlDataSource database, ContactStore contacts, PersonStore persons, ConsentStore consents, OutboxStore outbox, KeyedHasher hasher, FlowSet flows,
    IOptions<ConversationOptions> options, TimeProvider time)
{
    private const string Channel = "console";

    /// <summary>The words that are read to somebody before they agree, in each language.</summary>
    public IReadOnlyList<WordsToRead> Words() =>
        [.. flows.Languages.Select(language => ConsentIn(language)).Select(text => new WordsToRead(text.Language, text.Version, text.Text))];

    /// <summary>Registers somebody who agreed.</summary>
    public async Task<RegisteredPerson> RegisterAsync(StaffActor actor, SpokenRegistration spoken, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = LesothoTime.DateOf(now);
        var number = PeopleRules.Number(spoken.Number);
        var details = Details(spoken, today);
        if (!flows.Languages.Contains(spoken.Language)) throw PeopleRefusal.Invalid("language", "It must be en or st.");
        if (!spoken.Agreed) throw PeopleRefusal.Invalid("agreed", "Nobody is registered who did not agree.");
        var witness = PeopleRules.Name("witness", spoken.Witness, today);
        var caller = new Caller(number, hasher.Hash(number), Channel, options.Value.ServiceCode, Sms: false);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var contact = await contacts.EnsureAsync(transaction, caller, keepNumber: true, today, cancellationToken);
        var others = await persons.OfContactAsync(transaction, contact, cancellationToken);
        if (others.Any(other => other.Details.SameAs(details))) throw PeopleRefusal.State("This person is registered with this phone already.");
        if (others.Count >= RegistrationActions.MostPersons) throw PeopleRefusal.State("Six people are registered with that phone already.");
        var known = await ContactStore.FindAsync(connection, transaction, caller.Hash, cancellationToken);
        if (known?.Language is null)
            await ContactStore.SetLanguageAsync(transaction, caller.Hash, spoken.Language, Channel, today, cancellationToken);

        var id = await persons.AddAsync(transaction, contact, details, guarded: false, now, cancellationToken);
        var consent = new Consent(ConsentIn(spoken.Language), null, Channel, options.Value.ServiceCode, now, witness);
        await consents.AddAsync(transaction, id, consent, cancellationToken);
        await PersonStore.NoteAsync(transaction, id, "registered", HistorySource.Spoken, now, cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "person.registered", PeopleDesk.Subject(id), new { consent = "spoken", spoken.Language }, now, cancellationToken);
        var message = FlowWords.Message(flows, RegistrationActions.Flow, number.Country == "LS" ? "registered-at-home" : "registered");
        var told = await outbox.EnqueueAsync(
            transaction, contact, FormattableString.Invariant($"person/{id}/registered"), message, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RegisteredPerson(id, told);
    }

    private static PersonDetails Details(SpokenRegistration spoken, DateOnly today)
    {
        if (spoken.BirthYear <= today.Year && Adulthood.Of(spoken.BirthYear, "", today) == Adulthood.Unsure)
            throw PeopleRefusal.Invalid("birthYear", "They must be 18 already. In the year of the birthday they register on the phone.");
        var typed = new PersonCorrection
        {
            Revision = 0, Name = spoken.Name, BirthYear = spoken.BirthYear, Country = spoken.Country, Town = spoken.Town, District = spoken.District,
            Topics = spoken.Topics, Reason = "",
        };
        return PeopleRules.Details(typed, guarded: false, today);
    }

    private ConsentText ConsentIn(string language) => ConsentText.Of(
        flows.Get(RegistrationActions.Flow), RegistrationForm.ConsentScreens, flows.LanguageIndex(language), language, options.Value.ServiceCode);
}
