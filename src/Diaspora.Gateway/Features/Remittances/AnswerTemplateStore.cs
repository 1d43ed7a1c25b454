using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Answer templates in the database: the newest version of each counts.</summary>
internal static class AnswerTemplateStore
{
    /// <summary>Every template, by name; also those that are not offered any more.</summary>
    public static async Task<IReadOnlyList<AnswerTemplate>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, version, name, text_en, text_st, in_use, changed_by, changed_at
              from remittances.answer_templates t
             where not exists (select from remittances.answer_templates n where n.id = t.id and n.version > t.version)
             order by lower(name), id
            """;
        return (await connection.QueryAsync<AnswerTemplate>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>The newest version of a template, or null.</summary>
    public static async Task<AnswerTemplate?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, version, name, text_en, text_st, in_use, changed_by, changed_at
              from remittances.answer_templates
             where id = @id
             order by version desc
             limit 1
            """;
        return await connection.QuerySingleOrDefaultAsync<AnswerTemplate>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Gives the number of a new template.</summary>
    public static Task<long> NextIdAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            select nextval('remittances.answer_template_ids')
            """;
        return Connection(transaction).ExecuteScalarAsync<long>(new CommandDefinition(Sql, transaction: transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Stores a version; false when somebody stored it meanwhile.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, AnswerTemplate added, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.answer_templates (id, version, name, text_en, text_st, in_use, changed_by, changed_at)
            values (@Id, @Version, @Name, @TextEn, @TextSt, @InUse, @ChangedBy, @ChangedAt)
            on conflict (id, version) do nothing
            """;
        return await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, added, transaction, cancellationToken: cancellationToken)) == 1;
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
