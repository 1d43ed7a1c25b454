using Diaspora.Gateway.Features.FoodAssistance;

namespace Diaspora.Gateway.Tests.Features.FoodAssistance;

public class FoodStatusTests
{
    [Fact]
    public void A_request_goes_the_way_of_the_programme_to_its_end()
    {
        string[] way =
        [
            FoodStatus.Received, FoodStatus.Checking, FoodStatus.DistrictTeam, FoodStatus.Preliminary, FoodStatus.Selected,
            FoodStatus.Distribution, FoodStatus.Collected, FoodStatus.Closed,
        ];

        foreach (var (from, to) in way.Zip(way.Skip(1))) FoodStatus.After(from).ShouldContain(to);
    }

    [Theory]
    [InlineData(FoodStatus.Received, FoodStatus.Selected)]
    [InlineData(FoodStatus.Checking, FoodStatus.Preliminary)]
    [InlineData(FoodStatus.DistrictTeam, FoodStatus.Selected)]
    [InlineData(FoodStatus.Waiting, FoodStatus.Distribution)]
    [InlineData(FoodStatus.NotSelected, FoodStatus.Selected)]
    [InlineData(FoodStatus.Selected, FoodStatus.Collected)]
    public void No_step_is_left_out(string from, string to) => FoodStatus.After(from).ShouldNotContain(to);

    [Fact]
    public void Every_open_request_can_be_closed_and_a_closed_one_stays_closed()
    {
        foreach (var status in FoodStatus.All.Where(s => s != FoodStatus.Closed)) FoodStatus.After(status).ShouldContain(FoodStatus.Closed);
        FoodStatus.After(FoodStatus.Closed).ShouldBeEmpty();
    }

    [Fact]
    public void Steps_lead_to_known_statuses_only() =>
        FoodStatus.All.SelectMany(FoodStatus.After).Distinct().ShouldBeSubsetOf(FoodStatus.All);
}
