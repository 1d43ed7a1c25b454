using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Deletes persons, and hands numbers over to new owners.</summary>
internal static class ErasureStore
{
    /// <summary>How long the number of a phone cannot be handed over again.</summary>
    public static readonly TimeSpan BetweenReleases = TimeSpan.FromDays(90);

    /// <summary>Deletes a person with consents and history; what they asked staff for is closed and keeps no words.</summary>
    public static async Task DeleteAsync(
        NpgsqlTransaction transaction, long personId, DateTimeOffset now, string source, CancellationToken cancellationToken)
    {
        const string Sql = """
            update registration.requests
               set wish_cipher = null, outcome_cipher = null,
                   state = case when state = 'open' and kind <> 'receivers' then 'done' else state end,
                   closed_at = case when state = 'open' and kind <> 'receivers' then @now else closed_at end,
                   closed_by = case when state = 'open' and kind <> 'receivers' then @source else closed_by end
             where person_id = @personId;

            delete from registration.persons where id = @personId;
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { personId, now, source }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes that somebody was deleted, without saying who.</summary>
    /// <param name="transaction">The transaction of the deletion.</param>
    /// <param name="caseOpen">Whether something is open.</param>
    /// <param name="source">Who did it and how.</param>
    /// <param name="keptContactId">The phone whose number is kept until that is over; null: none is.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task NoteAsync(
        NpgsqlTransaction transaction, bool caseOpen, string source, long? keptContactId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.erasures (at, source, case_open)
                 values (@now, @source, @caseOpen);

            insert into registration.kept_numbers (contact_id, at, source)
            select @keptContactId, @now, @source
             where @keptContactId::bigint is not null;
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { now, source, caseOpen, keptContactId }, transaction, cancellationToken: cancellationToken));
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
