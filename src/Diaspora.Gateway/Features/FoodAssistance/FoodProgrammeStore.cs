using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>What staff set for food assistance: the programme, the social workers of the districts, the villages to choose from.</summary>
internal static class FoodProgrammeStore
{
    /// <summary>The programme that takes requests, or null.</summary>
    public static async Task<FoodProgramme?> FindOpenAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, name, districts, came_home_since
              from food.programmes
             where state = 'open'
            """;
        return await connection.QuerySingleOrDefaultAsync<FoodProgramme>(
            new CommandDefinition(Sql, null, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Whether a district has a social worker who can be promised.</summary>
    public static async Task<bool> HasSocialWorkerAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string district, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from food.social_workers where district = @district and active)";
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { district }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The villages of a district in alphabetical order; none when people there type theirs.</summary>
    public static async Task<IReadOnlyList<string>> VillagesAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string district, CancellationToken cancellationToken)
    {
        const string Sql = "select name from food.villages where district = @district order by name";
        var names = await connection.QueryAsync<string>(
            new CommandDefinition(Sql, new { district }, transaction, cancellationToken: cancellationToken));
        return names.AsList();
    }

    /// <summary>
    /// Why an application can have no place: the programme or the quota of its district is full; null when it can, also where no number is set.
    /// Holds the programme's row until the transaction ends, so that two selections at once cannot share the last place.
    /// </summary>
    public static async Task<string?> WhyNoPlaceAsync(NpgsqlTransaction transaction, long applicationId, CancellationToken cancellationToken)
    {
        const string Lock = """
            select p.id, p.places, a.district
              from food.programmes p
              join food.applications a on a.programme_id = p.id
             where a.id = @applicationId
               for update of p
            """;
        // A statement of its own: it sees what was committed while this one waited for the lock.
        const string Count = """
            select (select count(*) from food.place_holders where programme_id = @id) as taken,
                   (select count(*) from food.place_holders where programme_id = @id and district = @district) as taken_here,
                   (select places from food.quotas where programme_id = @id and district = @district) as quota
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var (id, places, district) = await connection.QuerySingleAsync<(long Id, int? Places, string District)>(
            new CommandDefinition(Lock, new { applicationId }, transaction, cancellationToken: cancellationToken));
        var (taken, here, quota) = await connection.QuerySingleAsync<(long Taken, long Here, int? Quota)>(
            new CommandDefinition(Count, new { id, district }, transaction, cancellationToken: cancellationToken));
        if (taken >= places) return "All places of the programme are taken.";
        return here >= quota ? "All places of the district are taken." : null;
    }

    /// <summary>True when nothing was set yet.</summary>
    public static async Task<bool> IsEmptyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select not exists (select from food.programmes)
               and not exists (select from food.social_workers)
               and not exists (select from food.villages)
            """;
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
    }

    /// <summary>Adds a programme of the sample content.</summary>
    public static Task AddSampleProgrammeAsync(
        NpgsqlTransaction transaction, string name, string[] districts, int places, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.programmes (name, districts, places, state, sample)
                 values (@name, @districts, @places, 'open', true)
            """;
        return ExecuteAsync(transaction, Sql, new { name, districts, places }, cancellationToken);
    }

    /// <summary>Adds the social worker role of districts to the sample content.</summary>
    public static Task AddSampleSocialWorkersAsync(NpgsqlTransaction transaction, string[] districts, CancellationToken cancellationToken)
    {
        const string Sql = "insert into food.social_workers (district, active, sample) select district, true, true from unnest(@districts) district";
        return ExecuteAsync(transaction, Sql, new { districts }, cancellationToken);
    }

    /// <summary>Adds villages of a district to the sample content.</summary>
    public static Task AddSampleVillagesAsync(NpgsqlTransaction transaction, string district, string[] names, CancellationToken cancellationToken)
    {
        const string Sql = "insert into food.villages (district, name, sample) select @district, name, true from unnest(@names) name";
        return ExecuteAsync(transaction, Sql, new { district, names }, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }
}
