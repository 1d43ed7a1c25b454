using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Proposed decisions, and the reasons to choose from.</summary>
internal static class ProposalStore
{
    /// <summary>The proposals for a case, the newest first.</summary>
    public static async Task<IReadOnlyList<CaseProposal>> OfCaseAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long applicationId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, status, reason_code, reason, sop_version, proposed_by, proposed_at, state, decided_by, decided_at, note
              from food.proposals
             where application_id = @applicationId
             order by id desc
             limit 50
            """;
        var rows = await connection.QueryAsync<CaseProposal>(
            new CommandDefinition(Sql, new { applicationId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Adds an open proposal to a case that the transaction holds.</summary>
    public static async Task AddAsync(
        NpgsqlTransaction transaction, long applicationId, FoodStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.proposals (application_id, status, reason_code, reason, sop_version, proposed_by, proposed_at, state)
                 values (@applicationId, @Status, @ReasonCode, @Reason, @Sop, @By, @now, 'open')
            """;
        var row = new { applicationId, step.Status, step.ReasonCode, step.Reason, step.Sop, step.By, now };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Decides on an open proposal; false when it is not open any more.</summary>
    public static async Task<bool> DecideAsync(
        NpgsqlTransaction transaction, long id, string state, string by, string? note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.proposals
               set state = @state, decided_by = @by, decided_at = @now, note = @note
             where id = @id and state = 'open'
            """;
        return await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, state, by, note, now }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>A case took another step: what was proposed for it is over.</summary>
    public static async Task OvertakeAsync(
        NpgsqlTransaction transaction, long applicationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.proposals
               set state = 'overtaken', decided_at = @now
             where application_id = @applicationId and state = 'open'
            """;
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { applicationId, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Every reason, by status.</summary>
    public static async Task<IReadOnlyList<StepReason>> ReasonsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            select status, code, label, active, proposed
              from food.reasons
             order by status, label
            """;
        var rows = await connection.QueryAsync<StepReason>(new CommandDefinition(Sql, null, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Sets whether a reason can be chosen and whether the programme has yet to confirm it; false: there is no such reason.</summary>
    public static async Task<bool> SetReasonAsync(
        NpgsqlTransaction transaction, string status, string code, ReasonSetting setting, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.reasons
               set active = @Active, proposed = @Proposed
             where status = @status and code = @code
            """;
        return await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { status, code, setting.Active, setting.Proposed }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
