using Diaspora.Gateway.Features.Feedback;

namespace Diaspora.Gateway.Tests.Features.Feedback;

public class TrendReportTests
{
    [Fact]
    public void A_number_below_five_is_not_told_and_the_total_does_not_give_it_away()
    {
        var cells = TrendReport.Cells([("LS-A", 9), ("LS-B", 4), ("LS-C", 6)]);

        cells.ShouldBe([new TrendCell("LS-A", 9), new TrendCell("LS-B", null), new TrendCell("LS-C", null)]);
    }

    [Fact]
    public void Where_several_are_too_small_the_others_are_told() =>
        TrendReport.Cells([("LS-A", 5), ("LS-B", 4), (null, 1)]).Count(c => c.Count is not null).ShouldBe(1);
}
