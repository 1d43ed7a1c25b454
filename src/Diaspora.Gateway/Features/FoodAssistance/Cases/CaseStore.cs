using Dapper;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>What belongs to a request beside its status: consent, notes, links, the phone as staff may see it.</summary>
internal sealed class CaseStore(FieldCipher cipher)
{
    private const string NoteKind = "food-note";

    /// <summary>The reference of a request; null: there is no such request.</summary>
    public static async Task<Reference?> FindReferenceAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = "select reference from food.applications where id = @id";
        var digits = await connection.ExecuteScalarAsync<string?>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return Reference.TryParse(digits, out var reference) ? reference : null;
    }

    /// <summary>How the person agreed; null: it is not known.</summary>
    public static async Task<CaseConsent?> ConsentAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select kind, language, flow_version, at, read_by
              from food.consents
             where application_id = @id
            """;
        return await connection.QuerySingleOrDefaultAsync<CaseConsent>(
            new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>The request that goes on in place of one, if any, and those that were closed in favour of it.</summary>
    public static async Task<(CaseLink? Into, IReadOnlyList<CaseLink> From)> LinksAsync(
        NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select o.id, o.reference
              from food.applications a
              join food.applications o on o.id = a.merged_into
             where a.id = @id;

            select id, reference
              from food.applications
             where merged_into = @id
             order by id;
            """;
        await using var found = await connection.QueryMultipleAsync(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken));
        var into = await found.ReadSingleOrDefaultAsync<CaseLink>();
        return (into, (await found.ReadAsync<CaseLink>()).AsList());
    }

    /// <summary>The number of a contact as staff may see it; null: there is none.</summary>
    public async Task<string?> MaskedAsync(NpgsqlTransaction transaction, long? contactId, CancellationToken cancellationToken)
    {
        const string Sql = "select phone_cipher from contacts.contacts where id = @contactId";
        var bytes = await Connection(transaction).ExecuteScalarAsync<byte[]?>(
            new CommandDefinition(Sql, new { contactId }, transaction, cancellationToken: cancellationToken));
        return Msisdn.FromProvider(cipher.Decrypt(ContactStore.NumberKind, bytes))?.ToString();
    }

    /// <summary>Adds a note.</summary>
    public async Task AddNoteAsync(
        NpgsqlTransaction transaction, long id, string kind, string text, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.notes (application_id, at, by, kind, note_cipher)
                 values (@id, @now, @by, @kind, @note)
            """;
        var row = new { id, now, by, kind, note = cipher.Encrypt(NoteKind, text) };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The notes of a request, the oldest first.</summary>
    public async Task<IReadOnlyList<CaseNote>> NotesAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select at, by, kind, note_cipher, moved_from
              from food.notes
             where application_id = @id
             order by id
            """;
        var rows = await Connection(transaction).QueryAsync<NoteRow>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        return [.. rows.Select(r => new CaseNote(r.At, r.By, r.Kind, cipher.Decrypt(NoteKind, r.NoteCipher), r.MovedFrom))];
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    private sealed record NoteRow(DateTimeOffset At, string By, string Kind, byte[] NoteCipher, string? MovedFrom);
}
