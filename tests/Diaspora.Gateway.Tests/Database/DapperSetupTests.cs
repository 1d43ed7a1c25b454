using Dapper;

namespace Diaspora.Gateway.Tests.Database;

public sealed class DapperSetupTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private sealed record Row(
        long RowId, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, DateOnly Day, DateOnly? OtherDay, TimeOnly Hour, byte[] Secret);

    [Fact]
    public async Task Every_column_type_in_use_goes_in_and_comes_back_as_a_positional_record()
    {
        var starts = new DateTimeOffset(2026, 12, 16, 9, 30, 0, TimeSpan.FromHours(2));
        var sent = new Row(7, starts, null, new DateOnly(2026, 12, 16), null, new TimeOnly(18, 45), [1, 2, 3]);
        const string Sql =
            """
            select @RowId as row_id, @StartsAt::timestamptz as starts_at, @EndsAt::timestamptz as ends_at, @Day::date as day,
                   @OtherDay::date as other_day, @Hour::time as hour, @Secret as secret
            """;
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var received = await connection.QuerySingleAsync<Row>(Sql, sent);

        received.ShouldBe(sent with { StartsAt = starts.ToUniversalTime(), Secret = received.Secret });
        received.StartsAt.Offset.ShouldBe(TimeSpan.Zero);
        received.Secret.ShouldBe(sent.Secret);
    }

    [Fact]
    public async Task A_moment_with_any_offset_is_stored_as_the_same_moment()
    {
        var johannesburg = new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(2));
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var text = await connection.ExecuteScalarAsync<string>(
            "select to_char(@at at time zone 'utc', 'YYYY-MM-DD HH24:MI')", new { at = johannesburg });

        text.ShouldBe("2025-12-31 23:00");
    }

    [Fact]
    public async Task Nullable_values_may_be_present()
    {
        var at = new DateTimeOffset(2026, 3, 11, 8, 0, 0, TimeSpan.Zero);
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var row = await connection.QuerySingleAsync<(DateTimeOffset? At, DateOnly? Day)>(
            "select @at::timestamptz, @day::date", new { at = (DateTimeOffset?)at, day = (DateOnly?)new DateOnly(2026, 3, 11) });

        row.ShouldBe((at, new DateOnly(2026, 3, 11)));
    }
}
