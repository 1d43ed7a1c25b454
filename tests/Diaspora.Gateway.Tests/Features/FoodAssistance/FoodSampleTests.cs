using Diaspora.Gateway.Features.FoodAssistance;
using Diaspora.Gateway.Tests.Database;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

public sealed class FoodSampleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_sample_holds_the_four_districts_and_no_day_that_has_no_source_and_is_loaded_once()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        await new FoodSample().LoadAsync(connection, CancellationToken.None);
        await new FoodSample().LoadAsync(connection, CancellationToken.None);

        var programme = (await FoodProgrammeStore.FindOpenAsync(connection, null, CancellationToken.None)).ShouldNotBeNull();
        programme.Districts.ShouldBe(["LS-E", "LS-F", "LS-G", "LS-H"]);
        programme.CameHomeSince.ShouldBeNull();
        (await FoodProgrammeStore.HasSocialWorkerAsync(connection, null, "LS-D", CancellationToken.None)).ShouldBeTrue();
        (await FoodProgrammeStore.VillagesAsync(connection, null, "LS-C", CancellationToken.None)).ShouldBe(["Ha-Mokati", "Ha-Mothamane"]);
    }
}
