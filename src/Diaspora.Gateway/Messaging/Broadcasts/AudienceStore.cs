using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Finds the people of an audience, always as a set and never one by one.</summary>
internal static class AudienceStore
{
    /// <summary>Failures in a row after which a phone is left out, until a message reaches it again.</summary>
    private const int MostFailures = 3;

    /// <summary>Seconds that one statement over many people may take.</summary>
    private const int Timeout = 120;

    // A person whom the audience means; each of several persons on a phone is looked at alone.
    private const string Meant = """
        (@topic::text is null or @topic = any(s.topics))
               and (cardinality(@countries) = 0 or s.country = any(@countries))
               and (cardinality(@districts) = 0 or s.district = any(@districts))
               and (cardinality(@towns) = 0 or lower(btrim(s.town)) = any(@towns))
        """;

    private const string MeantPhone = """
        (cardinality(@languages) = 0 or coalesce(c.language, 'en') = any(@languages))
               and (@recipientsOf::bigint is null
                    or exists (select from messaging.outbox o
                                where o.contact_id = c.id and o.broadcast_id = @recipientsOf
                                  and (o.sent_at is not null or o.status not in ('failed', 'expired', 'cancelled'))))
        """;

    private const string Stopped = "exists (select from messaging.suppressions x where x.phone_hash = c.phone_hash)";

    private const string Reachable = """
        (c.phone_cipher is not null
                and not exists (select from messaging.failing f where f.contact_id = c.id and f.failures >= @mostFailures))
        """;

    /// <summary>Counts an audience at this moment in one statement, by what decides about each phone.</summary>
    public static async Task<IReadOnlyList<AudienceGroup>> CountAsync(
        NpgsqlConnection connection, Audience audience, string category, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            with people as
                   (select s.contact_id, bool_or(not s.guarded) as adult
                      from contacts.subscribers s
                     where {Meant}
                     group by s.contact_id)
            select c.number_prefix, coalesce(c.language, 'en') as language, p.adult, {Stopped} as stopped, {Reachable} as reachable,
                   count(*) as phones
              from people p
              join contacts.contacts c on c.id = p.contact_id
             where {MeantPhone}
             group by 1, 2, 3, 4, 5
            """;
        var groups = await connection.QueryAsync<AudienceGroup>(
            new CommandDefinition(Sql, Parameters(audience, category), commandTimeout: Timeout, cancellationToken: cancellationToken));
        return groups.AsList();
    }

    /// <summary>The highest contact id of the next piece, or null when there are no more contacts.</summary>
    public static async Task<long?> NextPieceAsync(NpgsqlTransaction transaction, long after, int size, CancellationToken cancellationToken)
    {
        const string Sql = """
            select max(id)
              from (select id from contacts.contacts where id > @after order by id limit @size) piece
            """;
        return await Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, new { after, size }, transaction, Timeout, cancellationToken: cancellationToken));
    }

    /// <summary>
    /// Notes the phones between two contact ids that are to get a message, until the transaction ends, and gives them as groups. Countries of everybody
    /// on the phone count, meant or not: any of them may hear it ring.
    /// </summary>
    public static async Task<IReadOnlyList<RecipientGroup>> FindAsync(
        NpgsqlTransaction transaction, Broadcast broadcast, long upTo, CancellationToken cancellationToken)
    {
        // Looked up once: what decides about each phone must not change between counting and writing, and looking takes longer than writing.
        const string Sql = $"""
            create temporary table recipients on commit drop as
              with people as
                   (select s.contact_id, string_agg(distinct s.country, '+' order by s.country) as countries
                      from contacts.subscribers s
                     where s.contact_id > @after and s.contact_id <= @upTo
                     group by s.contact_id
                    having bool_or({Meant} and not s.guarded))
            select c.id, c.number_country, c.number_prefix, p.countries
              from people p
              join contacts.contacts c on c.id = p.contact_id
             -- Said of the contacts too, so that only their piece of the table is read.
             where c.id > @after and c.id <= @upTo
               and {MeantPhone} and {Reachable} and not {Stopped};

            select number_country, number_prefix, countries, count(*) as phones
              from recipients
             group by 1, 2, 3;
            """;
        var groups = await Connection(transaction).QueryAsync<RecipientGroup>(new CommandDefinition(
            Sql, Parameters(broadcast, upTo), transaction, Timeout, cancellationToken: cancellationToken));
        return groups.AsList();
    }

    /// <summary>Writes the outbox rows of those whom <see cref="FindAsync"/> noted and who belong to one of the groups.</summary>
    public static async Task WriteAsync(
        NpgsqlTransaction transaction, Broadcast broadcast, IReadOnlyList<(RecipientGroup Group, RecipientTerms Terms)> groups,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into messaging.outbox
                   (contact_id, cause, category, text_id, broadcast_id, created_at, deliver_by, status, route, priority, due_at, place)
            select r.id, @cause, @category, @textId, @id, @now, g.deliver_by, 'waiting', g.route, @priority, g.due_at, g.place
              from recipients r
              join unnest(@groupNumberCountries, @groupNumberPrefixes, @groupCountries, @groupRoutes, @groupPlaces, @groupDue, @groupDeliverBy)
                   as g (number_country, number_prefix, countries, route, place, due_at, deliver_by)
                on g.countries = r.countries and g.number_prefix = r.number_prefix
               and g.number_country = coalesce(r.number_country, '')
            on conflict (cause, contact_id) do nothing
            """;
        var row = new
        {
            id = broadcast.Id,
            cause = broadcast.Cause,
            category = broadcast.Category,
            textId = broadcast.TextId,
            now,
            priority = broadcast.Urgent ? MessageCategory.UrgentPriority : MessageCategory.BroadcastPriority,
            groupNumberCountries = groups.Select(g => g.Group.NumberCountry ?? "").ToArray(),
            groupNumberPrefixes = groups.Select(g => g.Group.NumberPrefix).ToArray(),
            groupCountries = groups.Select(g => g.Group.Countries).ToArray(),
            groupRoutes = groups.Select(g => g.Terms.Route).ToArray(),
            groupPlaces = groups.Select(g => g.Terms.Place).ToArray(),
            groupDue = groups.Select(g => g.Terms.DueAt?.ToUniversalTime()).ToArray(),
            groupDeliverBy = groups.Select(g => g.Terms.DeliverBy.ToUniversalTime()).ToArray(),
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, Timeout, cancellationToken: cancellationToken));
    }

    private static DynamicParameters Parameters(Broadcast broadcast, long upTo)
    {
        var parameters = Parameters(broadcast.Audience, broadcast.Category);
        parameters.AddDynamicParams(new { after = broadcast.ExpandedTo, upTo });
        return parameters;
    }

    private static DynamicParameters Parameters(Audience audience, string category) => new(new
    {
        topic = category == "service" ? null : category,
        countries = audience.Countries.ToArray(),
        districts = audience.Districts.ToArray(),
        towns = audience.Towns.Select(t => t.Trim().ToLowerInvariant()).ToArray(),
        languages = audience.Languages.ToArray(),
        recipientsOf = audience.RecipientsOf,
        mostFailures = MostFailures,
    });

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
