using Diaspora.Gateway.Messaging.Hours;

namespace Diaspora.Gateway.Tests.Messaging.Hours;

public class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-21T12:00", "2026-11-27")] // A Saturday: Monday to Friday.
    [InlineData("2026-11-26T23:59", "2026-12-03")] // A Thursday: over a weekend.
    [InlineData("2026-12-23T08:00", "2026-12-31")] // Christmas and the weekend after it do not count.
    [InlineData("2026-10-01T08:00", "2026-10-08")] // Independence Day falls on a Sunday, which does not count anyway.
    [InlineData("2027-03-10T08:00", "2027-03-18")] // Moshoeshoe's Day, a Thursday.
    public void Five_working_days_leave_out_weekends_and_the_holidays_of_lesotho(string came, string lastDay)
    {
        var moment = new DateTimeOffset(DateTime.Parse(came, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(2));

        var end = WorkingDays.EndAfter(moment, 5);

        WorkingDays.LastDayOf(end).ShouldBe(DateOnly.ParseExact(lastDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        end.TimeOfDay.ShouldBe(TimeSpan.Zero);
        end.Offset.ShouldBe(TimeSpan.FromHours(2));
    }
}
