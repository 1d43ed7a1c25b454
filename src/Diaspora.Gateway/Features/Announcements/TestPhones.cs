using System.Globalization;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Phones of staff, and trying announcements out on them.</summary>
internal sealed class TestPhones(
    NpgsqlDataSource database, ContactStore contacts, KeyedHasher hasher, TryOutStore tryOuts, IOptions<ConversationOptions> conversations, TimeProvider time)
{
    private const int Most = 20;
    private const int MostTries = 3;
    private const string Subject = "announcement-test-phones";

    /// <summary>Every test phone.</summary>
    public async Task<IReadOnlyList<TestPhone>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await TestPhoneStore.ListAsync(connection, cancellationToken);
    }

    /// <summary>Enters a phone; it gets nothing before another person has confirmed it.</summary>
    /// <exception cref="AnnouncementRefusal">The number is none that can be texted, the holder has no name, or there are too many phones.</exception>
    public async Task<TestPhone> AddAsync(StaffActor actor, NewTestPhone phone, CancellationToken cancellationToken)
    {
        var number = Parse(phone.Number);
        var holder = phone.Holder.Trim();
        if (holder.Length is 0 or > 60) throw AnnouncementRefusal.Invalid("holder", "It must have 1 to 60 characters.");
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var caller = new Caller(number, hasher.Hash(number), "api", conversations.Value.ServiceCode, Sms: false);
        var id = await contacts.EnsureAsync(transaction, caller, keepNumber: true, LesothoTime.DateOf(now), cancellationToken);
        await TestPhoneStore.AddAsync(transaction, id, holder, actor.Name, now, cancellationToken);
        var phones = await TestPhoneStore.ListAsync(connection, cancellationToken);
        if (phones.Count > Most) throw AnnouncementRefusal.Invalid("", $"There are {Most} test phones; take one off the list first.");
        await AuditStore.WriteAsync(transaction, actor.Name, "announcement.test-phone-added", Subject, new { phone = id }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return phones.Single(p => p.Id == id);
    }

    /// <summary>Confirms a phone that somebody else entered, by saying its number, which is not told to anybody.</summary>
    /// <exception cref="AnnouncementRefusal">It is none of the list, has another number, or was entered by the same person.</exception>
    public async Task<TestPhone> ConfirmAsync(StaffActor actor, long id, string number, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if ((await TestPhoneStore.ListAsync(connection, cancellationToken)).All(p => p.Id != id)) throw AnnouncementRefusal.UnknownPhone();
        var addedBy = await TestPhoneStore.LockAsync(transaction, id, hasher.Hash(Parse(number)), cancellationToken)
            ?? throw AnnouncementRefusal.Invalid("number", "It is not the number that was entered.");
        if (actor.IsSamePerson(addedBy)) throw AnnouncementRefusal.Person("You entered it: another person confirms it.");
        await TestPhoneStore.ConfirmAsync(transaction, id, actor.Name, now, cancellationToken);
        await AuditStore.WriteAsync(transaction, actor.Name, "announcement.test-phone-confirmed", Subject, new { phone = id }, now, cancellationToken);
        var confirmed = (await TestPhoneStore.ListAsync(connection, cancellationToken)).Single(p => p.Id == id);
        await transaction.CommitAsync(cancellationToken);
        return confirmed;
    }

    /// <summary>Takes a phone off the list; false when it is not there.</summary>
    public async Task<bool> RemoveAsync(StaffActor actor, long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await TestPhoneStore.RemoveAsync(transaction, id, cancellationToken)) return false;
        await AuditStore.WriteAsync(
            transaction, actor.Name, "announcement.test-phone-removed", Subject, new { phone = id }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// Sends the present words of an announcement to confirmed test phones at once, as everybody would get them; the same words to each three times
    /// at most.
    /// </summary>
    /// <param name="actor">Who tries it out.</param>
    /// <param name="id">The announcement.</param>
    /// <param name="phones">Which phones; null: all that are confirmed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TryOut> TryAsync(StaffActor actor, long id, IReadOnlyList<long>? phones, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await AnnouncementStore.LockAsync(transaction, id, cancellationToken) ?? throw AnnouncementRefusal.Unknown();
        var known = (await TestPhoneStore.ListAsync(connection, cancellationToken)).Where(p => p.ConfirmedBy is not null).ToList();
        var chosen = known.Where(p => phones is null || phones.Contains(p.Id)).ToList();
        if (chosen.Count == 0 || chosen.Count < phones?.Distinct().Count())
        {
            throw AnnouncementRefusal.Invalid(
                "phones", known.Count == 0 ? "There are no test phones yet that a second person has confirmed." : "Not all of these are confirmed test phones.");
        }

        var cause = string.Create(CultureInfo.InvariantCulture, $"announcement/{id}/test/{held.Version}/");
        var tries = await TestPhoneStore.TriesAsync(transaction, [.. chosen.Select(p => p.Id)], cause, cancellationToken);
        var notSent = new List<string>();
        foreach (var phone in chosen)
        {
            var number = tries.GetValueOrDefault(phone.Id) + 1;
            var sent = number <= MostTries && await tryOuts.EnqueueAsync(
                transaction, phone.Id, cause + number.ToString(CultureInfo.InvariantCulture), held.En, held.St, now, cancellationToken);
            if (!sent) notSent.Add(phone.Holder);
        }

        await AuditStore.WriteAsync(
            transaction, actor.Name, "announcement.tested", string.Create(CultureInfo.InvariantCulture, $"announcement/{id}"),
            new { held.Version, phones = chosen.Select(p => p.Id) }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TryOut(chosen.Count - notSent.Count, notSent);
    }

    private static Msisdn Parse(string number) => Msisdn.TryParse(number, null, out var parsed) && parsed.CanReceiveSms
        ? parsed
        : throw AnnouncementRefusal.Invalid("number", "It is no number of a mobile phone in international form, such as +266 and eight digits.");
}
