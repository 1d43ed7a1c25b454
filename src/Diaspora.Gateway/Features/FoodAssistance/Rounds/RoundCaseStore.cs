using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Households in rounds.</summary>
internal sealed class RoundCaseStore(FieldCipher cipher)
{
    private const string LetterKind = "food-letter";

    private const string Read = """
        select c.round_id, c.application_id, a.reference, c.from_status, c.history_id, c.code_tries, c.outcome, c.outcome_at, a.name_cipher
          from food.round_cases c
          join food.applications a on a.id = c.application_id
        """;

    /// <summary>References of a district's cases in certain statuses that are in no open round, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<string>> ReadyAsync(
        NpgsqlTransaction transaction, long programmeId, string district, string[] who, CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.reference
              from food.applications a
             where a.programme_id = @programmeId and a.district = @district and a.status = any(@who)
               and not exists (select from food.round_cases c where c.application_id = a.id and c.outcome is null)
             order by a.id
            """;
        var rows = await Connection(transaction).QueryAsync<string>(new CommandDefinition(
            Sql, new { programmeId, district, who }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>How many cases of a district could be taken into a round, by status.</summary>
    public static async Task<IReadOnlyList<RoundCount>> CountReadyAsync(
        NpgsqlConnection connection, string district, string[] who, CancellationToken cancellationToken)
    {
        const string Sql = """
            select s.status, count(a.id)::int as cases
              from unnest(@who) with ordinality s (status, place)
              left join (food.applications a join food.programmes p on p.id = a.programme_id and p.state = 'open')
                on a.status = s.status and a.district = @district
               and not exists (select from food.round_cases c where c.application_id = a.id and c.outcome is null)
             group by s.status, s.place
             order by s.place
            """;
        var rows = await connection.QueryAsync<RoundCount>(new CommandDefinition(Sql, new { district, who }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>Takes a case into a round.</summary>
    public static async Task AddAsync(
        NpgsqlTransaction transaction, long roundId, long applicationId, string fromStatus, long historyId, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.round_cases (round_id, application_id, from_status, history_id)
                 values (@roundId, @applicationId, @fromStatus, @historyId)
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { roundId, applicationId, fromStatus, historyId }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The households of a round, held until the transaction ends when they are about to be changed.</summary>
    public static async Task<IReadOnlyList<RoundCase>> OfRoundAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, long roundId, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where c.round_id = @roundId
             order by c.application_id
            """;
        var rows = await connection.QueryAsync<RoundCase>(
            new CommandDefinition(Sql, new { roundId }, transaction, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>A household of a round by its reference, or null; nobody else changes it until the transaction ends.</summary>
    public static Task<RoundCase?> LockAsync(
        NpgsqlTransaction transaction, long roundId, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where c.round_id = @roundId and a.reference = @reference
               for update of c
            """;
        return Connection(transaction).QuerySingleOrDefaultAsync<RoundCase>(new CommandDefinition(
            Sql, new { roundId, reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The round in which a case is open, or null.</summary>
    public static Task<OpenRound?> FindOpenAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Reference reference, CancellationToken cancellationToken)
    {
        const string Sql = """
            select r.id, r.version, r.day, r.closes_at, a.id as application_id
              from food.applications a
              join food.round_cases c on c.application_id = a.id and c.outcome is null
              join food.rounds r on r.id = c.round_id
             where a.reference = @reference and a.status = 'distribution' and r.state = 'planned'
            """;
        return connection.QuerySingleOrDefaultAsync<OpenRound>(
            new CommandDefinition(Sql, new { reference = reference.Digits }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes what a person answered on the phone; wrong codes are forgotten when they named somebody.</summary>
    public static async Task AnswerAsync(
        NpgsqlTransaction transaction, long roundId, long applicationId, string? answer, bool forgetTries, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.round_cases
               set answer = @answer, code_tries = case when @forgetTries then 0 else code_tries end
             where round_id = @roundId and application_id = @applicationId
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { roundId, applicationId, answer, forgetTries }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes a notice of a household that takes the place of the one before; what was answered counts no more.</summary>
    public static async Task RenewAsync(
        NpgsqlTransaction transaction, long roundId, long applicationId, long historyId, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.round_cases
               set history_id = @historyId, answer = null, code_tries = 0
             where round_id = @roundId and application_id = @applicationId
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(
            Sql, new { roundId, applicationId, historyId }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Counts a wrong code.</summary>
    public static async Task CountWrongCodeAsync(
        NpgsqlTransaction transaction, long roundId, long applicationId, CancellationToken cancellationToken)
    {
        const string Sql = "update food.round_cases set code_tries = code_tries + 1 where round_id = @roundId and application_id = @applicationId";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { roundId, applicationId }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Settles what became of a household.</summary>
    public async Task SettleAsync(NpgsqlTransaction transaction, RoundCase household, Settlement settlement, CancellationToken cancellationToken)
    {
        const string Sql = """
            update food.round_cases
               set outcome = @Outcome, outcome_at = @At, outcome_by = @By, way = @Way, letter_cipher = @letter
             where round_id = @RoundId and application_id = @ApplicationId
            """;
        var row = new
        {
            household.RoundId, household.ApplicationId, settlement.Outcome, settlement.At, settlement.By, settlement.Way,
            letter = cipher.Encrypt(LetterKind, settlement.Letter),
        };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The name of a household's applicant.</summary>
    public string NameOf(RoundCase household) => cipher.Decrypt(FoodApplicationStore.NameKind, household.NameCipher);

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}

/// <summary>The round in which a case is open, as the phone needs it.</summary>
internal sealed record OpenRound
{
    public required long Id { get; init; }

    public required int Version { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When codes end.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Id of the case.</summary>
    public required long ApplicationId { get; init; }
}

/// <summary>What becomes of a household in a round.</summary>
/// <param name="Outcome">One of <see cref="RoundOutcome"/>.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Way">How it was known to be the right person: <c>code</c>, <c>id</c> or <c>letter</c>; null when nothing was collected.</param>
/// <param name="Letter">What the chief's letter was, with <c>letter</c>.</param>
internal sealed record Settlement(string Outcome, DateTimeOffset At, string By, string? Way = null, string? Letter = null);
