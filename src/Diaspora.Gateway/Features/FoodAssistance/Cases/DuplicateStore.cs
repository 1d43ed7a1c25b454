using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Requests that may be one person's, and what people found out about them.</summary>
internal static class DuplicateStore
{
    /// <summary>Pairs of open requests that look like one person's, but those of which somebody found that they are not.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Its transaction, if there is one.</param>
    /// <param name="districts">At least one of the two is within these; null: all.</param>
    /// <param name="only">Only pairs of these requests; null: all.</param>
    /// <param name="limit">Most pairs.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<DuplicatePair>> PairsAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string[]? districts, long[]? only, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
              with open as
                   (select id, district, person_hash, id_hash, case when neighbour then null else contact_id end as phone
                      from food.applications
                     where status <> 'closed' and (@only::bigint[] is null or id = any(@only))),
                   pairs as
                   (select 'person' as sign, l.id as low, h.id as high, l.district as low_district, h.district as high_district
                      from open l join open h on h.person_hash = l.person_hash and h.id > l.id
                     union all
                    select 'phone', l.id, h.id, l.district, h.district
                      from open l join open h on h.phone = l.phone and h.id > l.id
                     union all
                    select 'id', l.id, h.id, l.district, h.district
                      from open l join open h on h.id_hash = l.id_hash and h.id > l.id)
            select p.sign, p.low, p.high
              from pairs p
             where (@districts::text[] is null or p.low_district = any(@districts) or p.high_district = any(@districts))
               and not exists (select from food.different_people d where d.low_id = p.low and d.high_id = p.high)
             order by p.low, p.high, p.sign
             limit @limit
            """;
        var rows = await connection.QueryAsync<DuplicatePair>(
            new CommandDefinition(Sql, new { districts, only, limit }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Requests by id, the oldest first.</summary>
    public static async Task<IReadOnlyList<CaseRow>> RowsAsync(NpgsqlConnection connection, long[] ids, CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.id, a.reference, a.district, a.status, a.status_at, a.received_at, a.entered_by, a.possible_duplicate
              from food.applications a
             where a.id = any(@ids)
             order by a.id
            """;
        return (await connection.QueryAsync<CaseRow>(new CommandDefinition(Sql, new { ids }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>
    /// Points a closed request to the one that goes on, takes its notes over, and its phone where the other has none or only a neighbour's.
    /// </summary>
    public static async Task JoinAsync(
        NpgsqlTransaction transaction, long keepId, long closeId, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.notes (application_id, at, by, kind, note_cipher, moved_from)
            select @keepId, n.at, n.by, n.kind, n.note_cipher, coalesce(n.moved_from, a.reference)
              from food.notes n
              join food.applications a on a.id = n.application_id
             where n.application_id = @closeId
             order by n.id;

            update food.applications k
               set contact_id = c.contact_id, neighbour = c.neighbour
              from food.applications c
             where k.id = @keepId and c.id = @closeId and c.contact_id is not null
               and (k.contact_id is null or (k.neighbour and not c.neighbour));

            update food.applications
               set merged_into = @keepId, possible_duplicate = false
             where id = @closeId;
            """;
        await ExecuteAsync(transaction, Sql, new { keepId, closeId }, cancellationToken);
    }

    /// <summary>Notes that two requests are not one person's.</summary>
    public static Task KeepApartAsync(
        NpgsqlTransaction transaction, long low, long high, string by, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.different_people (low_id, high_id, at, by, reason)
                 values (@low, @high, @now, @by, @reason)
            on conflict (low_id, high_id) do nothing
            """;
        return ExecuteAsync(transaction, Sql, new { low, high, by, reason, now }, cancellationToken);
    }

    /// <summary>Takes the mark off requests that no other open one looks like any more.</summary>
    public static Task UnmarkAsync(NpgsqlTransaction transaction, long[] ids, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.applications a
               set possible_duplicate = false
             where a.id = any(@ids) and a.possible_duplicate
               and not exists (select from food.applications o
                                where o.person_hash = a.person_hash and o.id <> a.id and o.status <> 'closed'
                                  and not exists (select from food.different_people d
                                                   where d.low_id = least(a.id, o.id) and d.high_id = greatest(a.id, o.id)))
            """;
        return ExecuteAsync(transaction, Sql, new { ids }, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }
}
