using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Remittances;

/// <summary>What is held about sending money, whole, and the only place that changes it.</summary>
internal static class PriceBookStore
{
    /// <summary>Everything that is held.</summary>
    public static async Task<PriceBook> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            select country, currency, min_cents, max_cents
              from remittances.corridors
             order by country;

            select number, label, name, state, source
              from remittances.providers
             order by number;

            select v.number as provider, s.country, s.method, s.needs_en, s.needs_st, s.terms_en, s.terms_st, s.source, s.checked_on,
                   s.checked_precision, s.checked_by
              from remittances.services s
              join remittances.providers v on v.id = s.provider_id
             order by v.number, s.country, s.method;

            select p.id, v.number as provider, p.country, p.method, p.from_cents, p.to_cents, p.fixed_cents, p.basis_points, p.source, p.checked_on,
                   p.checked_precision, p.checked_by, p.valid_until, p.note_en, p.note_st, p.hidden
              from remittances.prices p
              join remittances.providers v on v.id = p.provider_id
             order by v.number, p.country, p.method, p.from_cents, p.id;

            select id
              from remittances.prices
             where sample;
            """;
        await using var read = await connection.QueryMultipleAsync(new CommandDefinition(Sql, transaction: transaction, cancellationToken: cancellationToken));
        return new PriceBook(
            (await read.ReadAsync<CorridorEntry>()).AsList(),
            (await read.ReadAsync<ProviderEntry>()).AsList(),
            (await read.ReadAsync<ServiceEntry>()).AsList(),
            (await read.ReadAsync<PriceEntry>()).AsList(),
            (await read.ReadAsync<int>()).AsList());
    }

    /// <summary>Lets one change of the book happen at a time; phones go on reading.</summary>
    public static Task LockAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql = """
            lock table remittances.prices, remittances.services, remittances.providers, remittances.corridors in share row exclusive mode
            """;
        return ExecuteAsync(transaction, Sql, new { }, cancellationToken);
    }

    /// <summary>Puts a thing in the place of what is held of it, or adds it. What staff entered is no sample any more.</summary>
    public static Task ApplyAsync(NpgsqlTransaction transaction, PriceContent content, CancellationToken cancellationToken) => content switch
    {
        { Corridor: { } corridor } => SaveAsync(transaction, corridor, cancellationToken),
        { Provider: { } provider } => SaveAsync(transaction, provider, cancellationToken),
        { Service: { } service } => SaveAsync(transaction, service, cancellationToken),
        { Price: { } price } => SaveAsync(transaction, price, cancellationToken),
        _ => throw new ArgumentException("It holds nothing.", nameof(content)),
    };

    private static Task SaveAsync(NpgsqlTransaction transaction, CorridorEntry corridor, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.corridors (country, currency, min_cents, max_cents)
            values (@Country, @Currency, @MinCents, @MaxCents)
            on conflict (country) do update
                    set currency = excluded.currency, min_cents = excluded.min_cents, max_cents = excluded.max_cents, sample = false
            """;
        return ExecuteAsync(transaction, Sql, corridor, cancellationToken);
    }

    private static Task SaveAsync(NpgsqlTransaction transaction, ProviderEntry provider, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.providers (number, label, name, state, source)
            values (@Number, @Label, @Name, @State, @Source)
            on conflict (number) do update
                    set label = excluded.label, name = excluded.name, state = excluded.state, source = excluded.source, sample = false
            """;
        return ExecuteAsync(transaction, Sql, provider, cancellationToken);
    }

    private static Task SaveAsync(NpgsqlTransaction transaction, ServiceEntry service, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into remittances.services as s
                   (provider_id, country, method, needs_en, needs_st, terms_en, terms_st, source, checked_on, checked_precision, checked_by)
            select v.id, @Country, @Method, @NeedsEn, @NeedsSt, @TermsEn, @TermsSt, @Source, @CheckedOn, @CheckedPrecision, @CheckedBy
              from remittances.providers v
             where v.number = @Provider
            on conflict (provider_id, country, method) do update
                    set needs_en = excluded.needs_en, needs_st = excluded.needs_st, terms_en = excluded.terms_en, terms_st = excluded.terms_st,
                        source = excluded.source, checked_on = excluded.checked_on, checked_precision = excluded.checked_precision,
                        checked_by = excluded.checked_by
            """;
        return ExecuteAsync(transaction, Sql, service, cancellationToken);
    }

    private static Task SaveAsync(NpgsqlTransaction transaction, PriceEntry price, CancellationToken cancellationToken)
    {
        const string AddSql = """
            insert into remittances.prices
                   (provider_id, country, method, from_cents, to_cents, fixed_cents, basis_points, source, checked_on, checked_precision,
                    checked_by, valid_until, note_en, note_st, hidden)
            select v.id, @Country, @Method, @FromCents, @ToCents, @FixedCents, @BasisPoints, @Source, @CheckedOn, @CheckedPrecision,
                   @CheckedBy, @ValidUntil, @NoteEn, @NoteSt, @Hidden
              from remittances.providers v
             where v.number = @Provider
            """;
        // A price stays with its sender, country and way of paying out: another one is another price.
        const string ChangeSql = """
            update remittances.prices
               set from_cents = @FromCents, to_cents = @ToCents, fixed_cents = @FixedCents, basis_points = @BasisPoints, source = @Source,
                   checked_on = @CheckedOn, checked_precision = @CheckedPrecision, checked_by = @CheckedBy, valid_until = @ValidUntil,
                   note_en = @NoteEn, note_st = @NoteSt, hidden = @Hidden, sample = false
             where id = @Id
            """;
        return ExecuteAsync(transaction, price.Id == 0 ? AddSql : ChangeSql, price, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlTransaction transaction, string sql, object row, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        await connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }
}
