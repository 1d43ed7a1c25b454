using Dapper;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Scheduling;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>What people asked staff to do with their details, with the days by which the law wants it done.</summary>
internal static class RequestStore
{
    /// <summary>Days within which the outcome must be told (Data Protection Act 2011, s27(5)).</summary>
    public const int DaysToAnswer = 14;

    /// <summary>Working days within which receivers must be told (s27(4)).</summary>
    public const int WorkingDaysToTell = 7;

    /// <summary>
    /// Leaves a task to tell those who were given a person's details that these have changed or are gone; none when nobody was, or one is open already.
    /// </summary>
    public static async Task TellReceiversAsync(
        NpgsqlTransaction transaction, long personId, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.requests (person_id, kind, receivers, channel, asked_at, due_on, noted_by)
            select @personId, 'receivers', array_agg(distinct receiver), 'none', @now, @dueOn, @by
              from registration.shared
             where person_id = @personId
            having count(*) > 0
               and not exists (select from registration.requests where person_id = @personId and kind = 'receivers' and state = 'open')
            """;
        var row = new { personId, by, now, dueOn = WorkingDays.LastDayOf(WorkingDays.EndAfter(now, WorkingDaysToTell)) };
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds what a person asked for and gives its number.</summary>
    public static async Task<long> AddAsync(NpgsqlTransaction transaction, NewRequest request, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into registration.requests (person_id, kind, wish_cipher, channel, asked_at, due_on, noted_by)
                 values (@PersonId, @Kind, @Wish, @Channel, @AskedAt, @dueOn, @NotedBy)
              returning id
            """;
        var row = new
        {
            request.PersonId, request.Kind, request.Wish, request.Channel, request.AskedAt, request.NotedBy,
            dueOn = LesothoTime.DateOf(request.AskedAt).AddDays(DaysToAnswer),
        };
        return await Connection(transaction).ExecuteScalarAsync<long>(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Open requests, the first due at the front.</summary>
    public static async Task<IReadOnlyList<RequestRow>> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, person_id, kind, wish_cipher, receivers, channel, asked_at, due_on, noted_by, state, told, closed_at, closed_by
              from registration.requests
             where state = 'open'
             order by due_on, id
            """;
        return (await connection.QueryAsync<RequestRow>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Everything that a person asked for, the last at the front.</summary>
    public static async Task<IReadOnlyList<RequestRow>> OfPersonAsync(NpgsqlTransaction transaction, long personId, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, person_id, kind, wish_cipher, receivers, channel, asked_at, due_on, noted_by, state, told, closed_at, closed_by
              from registration.requests
             where person_id = @personId
             order by id desc
            """;
        return (await Connection(transaction).QueryAsync<RequestRow>(
            new CommandDefinition(Sql, new { personId }, transaction, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Closes an open request; false when there is none of that number, person and kind.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="id">Its number.</param>
    /// <param name="closing">How it ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<bool> CloseAsync(NpgsqlTransaction transaction, long id, RequestClosing closing, CancellationToken cancellationToken)
    {
        const string Sql = """
            update registration.requests
               set state = @State, outcome_cipher = @Outcome, told = @Told, closed_at = @At, closed_by = @By
             where id = @id and state = 'open' and (@PersonId::bigint is null or person_id = @PersonId)
            """;
        var row = new { id, closing.State, closing.Outcome, closing.Told, closing.At, closing.By, closing.PersonId };
        return await Connection(transaction).ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken)) == 1;
    }

    /// <summary>Requests whose day is over.</summary>
    public static Task<Waiting> LateAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) as count, min(asked_at) as oldest_at
              from registration.requests
             where state = 'open' and due_on < @today
            """;
        return connection.QuerySingleAsync<Waiting>(
            new CommandDefinition(Sql, new { today = LesothoTime.DateOf(before) }, cancellationToken: cancellationToken));
    }

    /// <summary>Removes requests that were closed before a moment.</summary>
    public static Task<int> RemoveAsync(NpgsqlConnection connection, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from registration.requests
             where id = any(array(select id from registration.requests where closed_at < @before limit @limit))
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { before, limit }, commandTimeout: RetentionStore.Patience, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}

/// <summary>Something that a person asks for.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Kind">correction, erasure or copy.</param>
/// <param name="Wish">In words, encrypted.</param>
/// <param name="Channel">How they asked.</param>
/// <param name="AskedAt">When they asked.</param>
/// <param name="NotedBy">Who noted it.</param>
internal sealed record NewRequest(long PersonId, string Kind, byte[] Wish, string Channel, DateTimeOffset AskedAt, string NotedBy);

/// <summary>How a request ends.</summary>
/// <param name="State">done or refused.</param>
/// <param name="Outcome">In words, encrypted; null: nothing to say.</param>
/// <param name="Told">How the person was told; null: that is not noted.</param>
/// <param name="By">Who closes it.</param>
/// <param name="At">When.</param>
/// <param name="PersonId">Only if it is this person's; null: whoever's.</param>
internal sealed record RequestClosing(string State, byte[]? Outcome, string? Told, string By, DateTimeOffset At, long? PersonId = null);

/// <summary>A request as it is kept.</summary>
internal sealed record RequestRow
{
    public long Id { get; init; }

    public long? PersonId { get; init; }

    public string Kind { get; init; } = "";

    public byte[]? WishCipher { get; init; }

    public string[] Receivers { get; init; } = [];

    public string Channel { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    public DateOnly DueOn { get; init; }

    public string NotedBy { get; init; } = "";

    public string State { get; init; } = "";

    public string? Told { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }
}
