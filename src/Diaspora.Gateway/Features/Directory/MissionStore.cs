using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>Missions.</summary>
internal static class MissionStore
{
    private const string Select = """
        select code, kind, country, city, name_en, name_st, address, hours_en, hours_st, services, state, fallback, source, version,
               number, number_source, number_typed_by, number_checked_on, number_checked_by
          from directory.missions
        """;

    /// <summary>Every mission by country and name.</summary>
    public static async Task<IReadOnlyList<Mission>> AllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = Select + "\n order by country, kind = 'consulate', name_en";
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    /// <summary>Missions of a country that phones show, by name.</summary>
    public static async Task<IReadOnlyList<Mission>> ShownAsync(NpgsqlConnection connection, string country, CancellationToken cancellationToken)
    {
        const string Sql = Select + "\n where country = @country and state <> 'unconfirmed' order by kind = 'consulate', name_en";
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(Sql, new { country }, cancellationToken: cancellationToken));
        return [.. rows.Select(Read)];
    }

    /// <summary>Countries with a mission that phones show: those with most first.</summary>
    public static async Task<IReadOnlyList<string>> CountriesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select country
              from directory.missions
             where state <> 'unconfirmed'
             group by country
             order by count(*) desc, country
            """;
        return (await connection.QueryAsync<string>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>A mission; null when there is none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Holds the row until it ends; null: to look only.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Mission?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string code, CancellationToken cancellationToken)
    {
        const string Sql = Select + "\n where code = @code";
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            transaction is null ? Sql : Sql + " for update", new { code }, transaction, cancellationToken: cancellationToken));
        return row is null ? null : Read(row);
    }

    /// <summary>Adds a mission; false when its code is taken.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, Mission mission, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into directory.missions
                   (code, kind, country, city, name_en, name_st, address, hours_en, hours_st, services, state, fallback, source,
                    number, number_source, number_typed_by)
            values (@Code, @Kind, @Country, @City, @NameEn, @NameSt, @Address, @HoursEn, @HoursSt, @services, @State, @Fallback, @Source,
                    @number, @numberSource, @typedBy)
            on conflict (code) do nothing
            """;
        return await ExecuteAsync(transaction, Sql, mission, cancellationToken) == 1;
    }

    /// <summary>Writes a mission as its next version.</summary>
    public static Task SaveAsync(NpgsqlTransaction transaction, Mission mission, CancellationToken cancellationToken)
    {
        const string Sql = """
            update directory.missions
               set kind = @Kind, country = @Country, city = @City, name_en = @NameEn, name_st = @NameSt, address = @Address, hours_en = @HoursEn,
                   hours_st = @HoursSt, services = @services, state = @State, fallback = @Fallback, source = @Source, number = @number,
                   number_source = @numberSource, number_typed_by = @typedBy, number_checked_on = @checkedOn, number_checked_by = @checkedBy,
                   version = version + 1
             where code = @Code
            """;
        return ExecuteAsync(transaction, Sql, mission, cancellationToken);
    }

    private static Task<int> ExecuteAsync(NpgsqlTransaction transaction, string sql, Mission mission, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var row = new
        {
            mission.Code, mission.Kind, mission.Country, mission.City, mission.NameEn, mission.NameSt, mission.Address, mission.HoursEn,
            mission.HoursSt, services = mission.Services.ToArray(), mission.State, mission.Fallback, mission.Source,
            number = mission.Number.Number, numberSource = mission.Number.Source, typedBy = mission.Number.TypedBy,
            checkedOn = mission.Number.CheckedOn, checkedBy = mission.Number.CheckedBy,
        };
        return connection.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancellationToken));
    }

    private static Mission Read(Row row) => new()
    {
        Code = row.Code, Kind = row.Kind, Country = row.Country, City = row.City, NameEn = row.NameEn, NameSt = row.NameSt, Address = row.Address,
        HoursEn = row.HoursEn, HoursSt = row.HoursSt, Services = row.Services, State = row.State, Fallback = row.Fallback, Source = row.Source,
        Version = row.Version,
        Number = new OfficeNumber
        {
            Number = row.Number, Source = row.NumberSource, TypedBy = row.NumberTypedBy, CheckedOn = row.NumberCheckedOn, CheckedBy = row.NumberCheckedBy,
        },
    };

    private sealed record Row
    {
        public string Code { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Country { get; init; } = "";

        public string City { get; init; } = "";

        public string NameEn { get; init; } = "";

        public string NameSt { get; init; } = "";

        public string? Address { get; init; }

        public string? HoursEn { get; init; }

        public string? HoursSt { get; init; }

        public string[] Services { get; init; } = [];

        public string State { get; init; } = "";

        public string? Fallback { get; init; }

        public string Source { get; init; } = "";

        public int Version { get; init; }

        public string? Number { get; init; }

        public string? NumberSource { get; init; }

        public string? NumberTypedBy { get; init; }

        public DateOnly? NumberCheckedOn { get; init; }

        public string? NumberCheckedBy { get; init; }
    }
}
