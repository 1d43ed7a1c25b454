using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Messaging;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Deletes people, whoever asks for it: themselves by phone, or staff at their wish.</summary>
internal sealed class Erasure(PersonStore persons, IEnumerable<IOpenCases> cases)
{
    private const string CaseCategory = "service";

    // Flows whose messages hold personal words.
    private static readonly string[] s_flows = [RegistrationActions.Flow, "my-details"];

    /// <summary>
    /// Deletes a person with everything that tells of them. The number goes with the last person of the phone, unless something is open, which
    /// keeps it until then.
    /// </summary>
    /// <returns>True when something is open.</returns>
    public async Task<bool> DeleteAsync(
        NpgsqlTransaction transaction, Person person, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await HasOpenCaseAsync(transaction, person.ContactId, cancellationToken);
        await RequestStore.TellReceiversAsync(transaction, person.Id, source, now, cancellationToken);
        await ErasureStore.DeleteAsync(transaction, person.Id, now, source, cancellationToken);
        await OutboxStore.DropFlowsAsync(transaction, person.ContactId, s_flows, cancellationToken);
        var last = (await persons.OfContactAsync(transaction, person.ContactId, cancellationToken)).Count == 0;
        await ErasureStore.NoteAsync(transaction, open, source, open && last ? person.ContactId : null, now, cancellationToken);
        if (last)
        {
            await OutboxStore.DropWaitingAsync(transaction, person.ContactId, open ? [CaseCategory] : [], cancellationToken);
            if (!open) await NumberStore.ForgetAsync(transaction, person.ContactId, cancellationToken);
        }

        return open;
    }

    /// <summary>True when the phone has something open, such as a request for assistance.</summary>
    public async Task<bool> HasOpenCaseAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        foreach (var feature in cases)
            if (await feature.AnyAsync(transaction, contactId, cancellationToken)) return true;
        return false;
    }
}
