using Dapper;
using Diaspora.Gateway.Conversations.Appeals;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>Decisions over requests for food assistance that people can appeal against: that they are not selected.</summary>
internal sealed class FoodAppealStore : IAppealable
{
    /// <inheritdoc/>
    public async Task<AppealableDecision?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.status_at as at,
                   array(select distinct who
                           from food.history h, unnest(array[h.by, h.proposed_by]) who
                          where h.application_id = a.id and h.from_status is not null and who is not null) as deciders,
                   a.district, a.contact_id
              from food.applications a
             where a.reference = @reference and a.status = 'not-selected'
            """;
        return await connection.QuerySingleOrDefaultAsync<AppealableDecision>(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
    }
}
