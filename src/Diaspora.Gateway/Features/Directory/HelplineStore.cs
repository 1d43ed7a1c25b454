using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>Helplines.</summary>
internal static class HelplineStore
{
    private const string Select = """
        select code, country, name_en, name_st, hours_en, hours_st, source, version,
               number, number_source, number_typed_by, number_checked_on, number_checked_by
          from directory.helplines
        """;

    /// <summary>Every helpline by country and name.</summary>
    public static async Task<IReadOnlyList<Helpline>> AllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = Select + "\n order by country, name_en";
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    /// <summary>A helpline; null when there is none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Holds the row until it ends; null: to look only.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Helpline?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string code, CancellationToken cancellationToken)
    {
        const string Sql = Select + "\n where code = @code";
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            transaction is null ? Sql : Sql + " for update", new { code }, transaction, cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    /// <summary>Adds a helpline; false when its code is taken.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, Helpline helpline, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into directory.helplines (code, country, name_en, name_st, hours_en, hours_st, source, number, number_source, number_typed_by)
                 values (@Code, @Country, @NameEn, @NameSt, @HoursEn, @HoursSt, @Source, @number, @numberSource, @typedBy)
            on conflict (code) do nothing
            """;
        return await ExecuteAsync(transaction, Sql, helpline, cancellationToken) == 1;
    }

    /// <summary>Writes a helpline as its next version.</summary>
    public static Task SaveAsync(NpgsqlTransaction transaction, Helpline helpline, CancellationToken cancellationToken)
    {
        const string Sql = """
            update directory.helplines
               set country = @Country, name_en = @NameEn, name_st = @NameSt, hours_en = @HoursEn, hours_st = @HoursSt, source = @Source,
                   number = @number, number_source = @numberSource, number_typed_by = @typedBy, number_checked_on = @checkedOn,
                   number_checked_by = @checkedBy, version = version + 1
             where code = @Code
            """;
        return ExecuteAsync(transaction, Sql, helpline, cancellationToken);
    }

    private static Task<int> ExecuteAsync(NpgsqlTransaction transaction, string sql, Helpline helpline, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var row = new
        {
            helpline.Code, helpline.Country, helpline.NameEn, helpline.NameSt, helpline.HoursEn, helpline.HoursSt, helpline.Source,
            number = helpline.Number.Number, numberSource = helpline.Number.Source, typedBy = helpline.Number.TypedBy,
            checkedOn = helpline.Number.CheckedOn, checkedBy = helpline.Number.CheckedBy,
        };
        return connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }

    private static Helpline Read(Row row) => new()
    {
        Code = row.Code, Country = row.Country, NameEn = row.NameEn, NameSt = row.NameSt, HoursEn = row.HoursEn, HoursSt = row.HoursSt,
        Source = row.Source, Version = row.Version,
        Number = new OfficeNumber
        {
            Number = row.Number, Source = row.NumberSource, TypedBy = row.NumberTypedBy, CheckedOn = row.NumberCheckedOn, CheckedBy = row.NumberCheckedBy,
        },
    };

    private sealed record Row
    {
        public string Code { get; init; } = "";

        public string Country { get; init; } = "";

        public string NameEn { get; init; } = "";

        public string NameSt { get; init; } = "";

        public string? HoursEn { get; init; }

        public string? HoursSt { get; init; }

        public string Source { get; init; } = "";

        public int Version { get; init; }

        public string? Number { get; init; }

        public string? NumberSource { get; init; }

        public string? NumberTypedBy { get; init; }

        public DateOnly? NumberCheckedOn { get; init; }

        public string? NumberCheckedBy { get; init; }
    }
}
