using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>A waiting message whose route is gone.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="NumberPrefix">Prefix of the person's number; null: not known.</param>
internal sealed record StrandedMessage(long Id, string? NumberPrefix);

/// <summary>Moves waiting messages from route to route.</summary>
internal sealed class RerouteStore(NpgsqlDataSource database)
{
    /// <summary>The routes of all waiting messages, null for those that have none. Looks at one index entry a route.</summary>
    public async Task<IReadOnlyList<string?>> WaitingRoutesAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
              with recursive seen as
                   ((select o.route
                       from messaging.outbox o
                      where o.status = 'waiting' and o.route is not null
                      order by o.route
                      limit 1)
                    union all
                    select (select o.route
                              from messaging.outbox o
                             where o.status = 'waiting' and o.route > s.route
                             order by o.route
                             limit 1)
                      from seen s
                     where s.route is not null)
            select route
              from seen
             where route is not null
             union all
            (select null
               from messaging.outbox o
              where o.status = 'waiting' and o.route is null
              limit 1)
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<string?>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Some waiting messages of a route, to numbers that begin with one of the prefixes.</summary>
    public async Task<IReadOnlyList<StrandedMessage>> OfRouteAsync(string? route, string[] prefixes, CancellationToken cancellationToken)
    {
        const string Sql = """
            select o.id, c.number_prefix
              from messaging.outbox o
              join contacts.contacts c on c.id = o.contact_id
             where o.status = 'waiting' and o.route is not distinct from @route
               and exists (select from unnest(@prefixes) as p (prefix) where starts_with(c.number_prefix, p.prefix))
             limit 1000
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<StrandedMessage>(new CommandDefinition(Sql, new { route, prefixes }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Gives messages new routes; those that have moved on meanwhile are left alone.</summary>
    public async Task<int> MoveAsync(string? from, long[] ids, string?[] routes, CancellationToken cancellationToken)
    {
        const string Sql = """
              with moved as
                   (select o.id, n.route
                      from unnest(@ids, @routes) as n (id, route)
                      join messaging.outbox o on o.id = n.id
                     where o.status = 'waiting' and o.route is not distinct from @from
                     order by o.id
                       for update of o)
            update messaging.outbox o
               set route = m.route
              from moved m
             where o.id = m.id
            """;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(
            new CommandDefinition(Sql, new { from, ids, routes }, cancellationToken: cancellationToken));
    }
}
