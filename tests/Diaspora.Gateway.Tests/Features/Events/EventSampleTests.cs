using Dapper;
using Diaspora.Gateway.Features.Events;
using Diaspora.Gateway.Tests.Database;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Events;

public sealed class EventSampleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("2026-11-21", "2026-11-28 Health day Leribe", "2026-12-18 Migrants Day", "2026-12-19 Homecoming")]
    [InlineData("2026-12-12", "2026-12-18 Migrants Day", "2026-12-19 Homecoming", "2027-11-28 Health day Leribe")]
    [InlineData("2026-12-19", "2027-11-28 Health day Leribe", "2027-12-18 Migrants Day", "2027-12-19 Homecoming")]
    public async Task Each_occasion_is_on_its_next_day_to_come_and_loading_again_adds_nothing(string today, params string[] expected)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate events.events cascade");
        var now = new DateTimeOffset(DateOnly.Parse(today, null), new TimeOnly(0, 30), TimeSpan.FromHours(2));
        var sample = new EventSample(new ManualTime(now));

        await sample.LoadAsync(connection, CancellationToken.None);
        await sample.LoadAsync(connection, CancellationToken.None);

        var upcoming = await EventStore.UpcomingAsync(connection, DateOnly.Parse(today, null), CancellationToken.None);
        upcoming.Select(e => $"{e.StartsOn:yyyy-MM-dd} {e.TitleEn}").ShouldBe(expected);
        upcoming.ShouldAllBe(e => e.Sample && EventRules.ProblemsOf(e, DateOnly.Parse(today, null)).Count == 0);
    }
}
