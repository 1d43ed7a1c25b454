using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Programmes, quotas and districts as staff set them.</summary>
internal static class ProgrammeStore
{
    /// <summary>Programmes by number, each with its quotas; the newest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Its transaction, if there is one.</param>
    /// <param name="id">Only this one; null: all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Programme>> ListAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long? id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, version, name, districts, came_home_since, places, state, sop_version, sample, changed_by, changed_at
              from food.programmes
             where @id::bigint is null or id = @id
             order by id desc;

            select programme_id, district, places
              from food.quotas
             where @id::bigint is null or programme_id = @id;
            """;
        await using var found = await connection.QueryMultipleAsync(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
        var programmes = (await found.ReadAsync<Programme>()).AsList();
        var quotas = (await found.ReadAsync<(long Programme, string District, int Places)>()).ToLookup(q => q.Programme);
        return [.. programmes.Select(p => p with { Quotas = quotas[p.Id].ToDictionary(q => q.District, q => q.Places) })];
    }

    /// <summary>Places of the open programme and of each of its districts; null: none is open.</summary>
    public static async Task<PlaceCount?> PlacesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.name, p.sample, p.places,
                   (select count(*)::int from food.place_holders h where h.programme_id = p.id) as taken
              from food.programmes p
             where p.state = 'open';

            select d.district, q.places,
                   (select count(*)::int from food.place_holders h where h.programme_id = p.id and h.district = d.district) as taken
              from food.programmes p
             cross join lateral unnest(p.districts) with ordinality as d (district, place)
              left join food.quotas q on q.programme_id = p.id and q.district = d.district
             where p.state = 'open'
             order by d.place;
            """;
        await using var found = await connection.QueryMultipleAsync(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        var open = (await found.ReadAsync<(string Name, bool Sample, int? Places, int Taken)>()).AsList();
        var districts = (await found.ReadAsync<DistrictPlaces>()).AsList();
        return open is [var p] ? new PlaceCount(p.Name, p.Sample, p.Places, p.Taken, districts) : null;
    }

    /// <summary>Lets nobody else save a programme until the transaction ends; people who apply and officers who decide do not wait for it.</summary>
    public static Task LockAllAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql = "lock table food.programmes in share row exclusive mode";
        return ExecuteAsync(transaction, Sql, null, cancellationToken);
    }

    /// <summary>Adds a programme.</summary>
    public static async Task<long> AddAsync(
        NpgsqlTransaction transaction, ProgrammeDraft draft, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.programmes (name, districts, came_home_since, places, state, sop_version, changed_by, changed_at)
                 values (@Name, @districts, @CameHomeSince, @Places, @State, @SopVersion, @by, @now)
              returning id
            """;
        return await Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, Row(0, draft, by, now), transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Changes a programme; what staff have changed is no sample any more.</summary>
    public static Task ChangeAsync(
        NpgsqlTransaction transaction, long id, ProgrammeDraft draft, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.programmes
               set name = @Name, districts = @districts, came_home_since = @CameHomeSince, places = @Places, state = @State,
                   sop_version = @SopVersion, sample = false, changed_by = @by, changed_at = @now, version = version + 1
             where id = @id
            """;
        return ExecuteAsync(transaction, Sql, Row(id, draft, by, now), cancellationToken);
    }

    /// <summary>Replaces the quotas of a programme.</summary>
    public static Task SetQuotasAsync(
        NpgsqlTransaction transaction, long id, IReadOnlyDictionary<string, int> quotas, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from food.quotas where programme_id = @id;

            insert into food.quotas (programme_id, district, places)
            select @id, q.district, q.places
              from unnest(@districts, @places) as q (district, places);
            """;
        return ExecuteAsync(transaction, Sql, new { id, districts = quotas.Keys.ToArray(), places = quotas.Values.ToArray() }, cancellationToken);
    }

    /// <summary>Districts in which it is set whether a social worker takes call-backs.</summary>
    public static async Task<IReadOnlyDictionary<string, bool>> SocialWorkersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "select district, active from food.social_workers";
        var rows = await connection.QueryAsync<(string District, bool Active)>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return rows.ToDictionary(r => r.District, r => r.Active);
    }

    /// <summary>Villages by district.</summary>
    public static async Task<ILookup<string, string>> VillagesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "select district, name from food.villages order by district, name";
        var rows = await connection.QueryAsync<(string District, string Name)>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return rows.ToLookup(r => r.District, r => r.Name);
    }

    /// <summary>Sets whether a social worker takes call-backs in a district.</summary>
    public static Task SetSocialWorkerAsync(NpgsqlTransaction transaction, string district, bool active, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.social_workers (district, active)
                 values (@district, @active)
            on conflict (district) do update
                    set active = excluded.active, sample = false
            """;
        return ExecuteAsync(transaction, Sql, new { district, active }, cancellationToken);
    }

    /// <summary>Adds a village to choose from.</summary>
    public static Task AddVillageAsync(NpgsqlTransaction transaction, string district, string name, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.villages (district, name)
                 values (@district, @name)
            on conflict (district, name) do update
                    set sample = false
            """;
        return ExecuteAsync(transaction, Sql, new { district, name }, cancellationToken);
    }

    /// <summary>Takes a village off the list. Requests that named it keep it.</summary>
    public static Task RemoveVillageAsync(NpgsqlTransaction transaction, string district, string name, CancellationToken cancellationToken)
    {
        const string Sql = "delete from food.villages where district = @district and name = @name";
        return ExecuteAsync(transaction, Sql, new { district, name }, cancellationToken);
    }

    private static object Row(long id, ProgrammeDraft draft, string by, DateTimeOffset now) => new
    {
        id, draft.Name, districts = draft.Districts?.ToArray(), draft.CameHomeSince, draft.Places, draft.State, draft.SopVersion, by, now,
    };

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object? row, CancellationToken cancellationToken) =>
        await Connection(transaction).ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
