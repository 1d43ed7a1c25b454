using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>Prices of sending money. Nothing is written here for a person who asks.</summary>
internal static class PriceStore
{
    /// <summary>The corridor from a country, or null when no price that phones may see is held for it.</summary>
    public static async Task<Corridor?> FindCorridorAsync(NpgsqlConnection connection, string country, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.currency, c.min_cents, c.max_cents
              from remittances.corridors c
             where c.country = @country
               and exists (select
                             from remittances.prices p
                             join remittances.providers v on v.id = p.provider_id
                            where p.country = c.country and not p.hidden and v.state = 'offered')
            """;
        return await connection.QuerySingleOrDefaultAsync<Corridor>(
            new CommandDefinition(Sql, new { country }, cancellationToken: cancellationToken));
    }

    /// <summary>The prices that hold at exactly this amount, one a provider: the one checked last.</summary>
    public static async Task<IReadOnlyList<HeldPrice>> PricesAtAsync(
        NpgsqlConnection connection, string country, string method, int cents, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct on (v.number)
                   p.id, v.label as provider, p.fixed_cents, p.basis_points, p.checked_on, p.checked_precision, p.valid_until
              from remittances.prices p
              join remittances.providers v on v.id = p.provider_id
             where p.country = @country
               and p.method = @method
               and @cents between p.from_cents and p.to_cents
               and not p.hidden
               and v.state = 'offered'
             order by v.number, p.checked_on desc, p.id desc
            """;
        var prices = await connection.QueryAsync<HeldPrice>(
            new CommandDefinition(Sql, new { country, method, cents }, cancellationToken: cancellationToken));
        return prices.AsList();
    }

    /// <summary>Short names of providers that serve the corridor this way but have no price at this amount, by their number.</summary>
    public static async Task<IReadOnlyList<string>> WithoutPriceAsync(
        NpgsqlConnection connection, string country, string method, int cents, CancellationToken cancellationToken)
    {
        const string Sql = """
            select v.label
              from remittances.services s
              join remittances.providers v on v.id = s.provider_id
             where s.country = @country
               and s.method = @method
               and v.state = 'offered'
               and not exists (select
                                 from remittances.prices p
                                where p.provider_id = s.provider_id
                                  and p.country = s.country
                                  and p.method = s.method
                                  and @cents between p.from_cents and p.to_cents
                                  and not p.hidden)
             order by v.number
            """;
        var labels = await connection.QueryAsync<string>(
            new CommandDefinition(Sql, new { country, method, cents }, cancellationToken: cancellationToken));
        return labels.AsList();
    }

    /// <summary>A price by its id, or null when it is gone or phones may no longer see it.</summary>
    public static async Task<(HeldPrice Price, PriceDetails Details)?> FindAsync(
        NpgsqlConnection connection, int id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.id, v.label as provider, p.fixed_cents, p.basis_points, p.checked_on, p.checked_precision, p.valid_until,
                   c.currency, v.name, p.method, p.from_cents, p.to_cents, s.needs_en, coalesce(s.needs_st, s.needs_en) as needs_st,
                   s.terms_en, coalesce(s.terms_st, s.terms_en) as terms_st, p.note_en, coalesce(p.note_st, p.note_en) as note_st, p.source
              from remittances.prices p
              join remittances.services s using (provider_id, country, method)
              join remittances.providers v on v.id = p.provider_id
              join remittances.corridors c on c.country = p.country
             where p.id = @id
               and not p.hidden
               and v.state = 'offered'
            """;
        var found = await connection.QueryAsync<HeldPrice, PriceDetails, (HeldPrice, PriceDetails)?>(
            new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken),
            (price, details) => (price, details),
            splitOn: "currency");
        return found.SingleOrDefault();
    }

    /// <summary>What the providers ask for, by their number; only what has a source.</summary>
    public static async Task<IReadOnlyList<Need>> NeedsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct on (v.number, s.needs_en)
                   v.label as provider, s.needs_en, coalesce(s.needs_st, s.needs_en) as needs_st, s.checked_on, s.checked_precision
              from remittances.services s
              join remittances.providers v on v.id = s.provider_id
             where s.needs_en is not null
               and v.state = 'offered'
             order by v.number, s.needs_en, s.checked_on desc
            """;
        var needs = await connection.QueryAsync<Need>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return needs.AsList();
    }
}

/// <summary>A country that money is sent from.</summary>
/// <param name="Currency">ISO code of its currency.</param>
/// <param name="MinCents">Smallest amount that may be asked about.</param>
/// <param name="MaxCents">Largest amount that may be asked about.</param>
internal sealed record Corridor(string Currency, int MinCents, int MaxCents);

/// <summary>What a provider asks a sender to bring.</summary>
/// <param name="Provider">Short name of the provider.</param>
/// <param name="NeedsEn">What to bring.</param>
/// <param name="NeedsSt">The same in Sesotho, or in English while there is none.</param>
/// <param name="CheckedOn">When that was so.</param>
/// <param name="CheckedPrecision"><c>day</c> or <c>year</c>.</param>
internal sealed record Need(string Provider, string NeedsEn, string NeedsSt, DateOnly CheckedOn, string CheckedPrecision);
