using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Deletes persons, and hands numbers over to new owners.</summary>
internal static class ErasureStore
{
    /// <summary>How long the number of a phone cannot be handed over again.</summary>
    public static readonly TimeSpan BetweenReleases = TimeSpan.FromDays(90);

    /// <summary>Deletes a person with consents and history, and notes that somebody was deleted.</summary>
    public static async Task DeleteAsync(
        NpgsqlTransaction transaction, long personId, bool caseOpen, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from registration.persons where id = @personId;

            insert into registration.erasures (at, source, case_open)
                 values (@now, @source, @caseOpen);
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { personId, now, source, caseOpen }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>True when the number came to this contact so short a time ago that it cannot be handed over again.</summary>
    public static async Task<bool> WasReleasedAsync(
        NpgsqlTransaction transaction, long contactId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                   select from registration.releases where new_contact_id = @contactId and at > @since)
            """;
        return await Connection(transaction).ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { contactId, since = now - BetweenReleases }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Sets the persons of a contact that has lost its number to released, with no topics left, and leaves staff a task.</summary>
    public static async Task ReleaseAsync(
        NpgsqlTransaction transaction, long oldContactId, long newContactId, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            with released as (
                 update registration.persons
                    set state = 'released', topics = '{}'
                  where contact_id = @oldContactId and state = 'active'
              returning id)
            insert into registration.history (person_id, at, what, source)
            select id, @now, 'number released', @source
              from released;

            insert into registration.releases (old_contact_id, new_contact_id, at)
                 values (@oldContactId, @newContactId, @now);
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { oldContactId, newContactId, now, source }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
