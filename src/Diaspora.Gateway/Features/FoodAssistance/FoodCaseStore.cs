using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Applications as cases that come along: status, history, PIN.</summary>
internal static class FoodCaseStore
{
    /// <summary>A case by its reference, or null.</summary>
    public static async Task<FoodCase?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.id, a.reference, a.district, a.contact_id, a.status, a.status_at, a.pin_hash, c.phone_hash, a.possible_duplicate,
                   a.distribution_place, a.distribution_on, a.distribution_window, a.entered_by, a.neighbour,
                   (select coalesce(max(h.id), 0) from food.history h where h.application_id = a.id) as last_step
              from food.applications a
              left join contacts.contacts c on c.id = a.contact_id
             where a.reference = @reference
            """;
        return await connection.QuerySingleOrDefaultAsync<FoodCase>(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>As <see cref="FindAsync"/>; nobody else changes the case until the transaction ends.</summary>
    public static async Task<FoodCase?> LockAsync(NpgsqlTransaction transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = "select id from food.applications where reference = @reference for update";
        var connection = Connection(transaction);
        await connection.ExecuteAsync(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
        return await FindAsync(connection, transaction, reference, cancellationToken);
    }

    /// <summary>Moves a case to a status and gives the id of the history row. What was said about a distribution is replaced.</summary>
    public static async Task<long> StepAsync(
        NpgsqlTransaction transaction, FoodCase food, FoodStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.applications
               set status = @Status, status_at = @now, distribution_place = @Place, distribution_on = @On, distribution_window = @Window
             where id = @Id
            """;
        var row = new { food.Id, step.Status, now, step.Distribution.Place, step.Distribution.On, step.Distribution.Window };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
        return await AddHistoryAsync(transaction, food.Id, food.Status, step, now, cancellationToken);
    }

    /// <summary>Adds a row to the history of a case.</summary>
    public static async Task<long> AddHistoryAsync(
        NpgsqlTransaction transaction, long applicationId, string? from, FoodStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.history (application_id, at, from_status, to_status, by, reason, sop_version, reason_code, proposed_by)
                 values (@applicationId, @now, @from, @Status, @By, @Reason, @Sop, @ReasonCode, @ProposedBy)
              returning id
            """;
        var row = new { applicationId, now, from, step.Status, step.By, step.Reason, step.Sop, step.ReasonCode, step.ProposedBy };
        return await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The history of a case, oldest first.</summary>
    public static async Task<IReadOnlyList<FoodHistory>> HistoryAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long applicationId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select at, from_status, to_status, by, reason, sop_version, reason_code, proposed_by
              from food.history
             where application_id = @applicationId
             order by id
            """;
        var rows = await connection.QueryAsync<FoodHistory>(
            new CommandDefinition(Sql, new { applicationId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Sets or, with null, takes away the PIN of a case.</summary>
    public static async Task SetPinAsync(NpgsqlTransaction transaction, long applicationId, string? pinHash, CancellationToken cancellationToken)
    {
        const string Sql = "update food.applications set pin_hash = @pinHash where id = @applicationId";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { applicationId, pinHash }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Gives a case the person's own phone.</summary>
    public static async Task SetOwnPhoneAsync(
        NpgsqlTransaction transaction, long applicationId, long contactId, CancellationToken cancellationToken)
    {
        const string Sql = "update food.applications set contact_id = @contactId, neighbour = false where id = @applicationId";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { applicationId, contactId }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Records who reset a PIN and why.</summary>
    public static async Task AddPinResetAsync(
        NpgsqlTransaction transaction, long applicationId, string by, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = "insert into food.pin_resets (application_id, at, by, reason) values (@applicationId, @now, @by, @reason)";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { applicationId, now, by, reason }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
