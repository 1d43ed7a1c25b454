using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public class PinTriesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Three_wrong_pins_lock_for_thirty_minutes()
    {
        var tries = Wrong(PinTries.None, Noon, 2);
        tries.IsLocked(Noon).ShouldBeFalse();
        tries.Left.ShouldBe(1);

        tries = tries.AfterWrong(Noon);

        tries.IsLocked(Noon).ShouldBeTrue();
        tries.IsLocked(Noon.AddMinutes(30).AddTicks(-1)).ShouldBeTrue();
        tries.IsLocked(Noon.AddMinutes(30)).ShouldBeFalse();
        tries.Left.ShouldBe(3);
    }

    [Fact]
    public void The_third_lock_within_a_day_stays_until_staff_open_it()
    {
        var tries = Wrong(Wrong(Wrong(PinTries.None, Noon, 3), Noon.AddHours(1), 3), Noon.AddHours(24).AddTicks(-1), 3);

        tries.StaffOnly.ShouldBeTrue();
        tries.IsLocked(Noon.AddYears(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_third_lock_a_day_after_the_first_is_a_lock_like_the_others()
    {
        var tries = Wrong(Wrong(Wrong(PinTries.None, Noon, 3), Noon.AddHours(1), 3), Noon.AddHours(24), 3);

        tries.StaffOnly.ShouldBeFalse();
        tries.IsLocked(Noon.AddHours(24)).ShouldBeTrue();
    }

    [Fact]
    public void The_right_pin_gives_the_tries_back_and_keeps_the_locks_in_mind()
    {
        var tries = Wrong(Wrong(PinTries.None, Noon, 3), Noon.AddHours(1), 3).AfterRight();
        Wrong(tries, Noon.AddHours(2), 2).AfterRight().Left.ShouldBe(3);

        Wrong(tries, Noon.AddHours(2), 3).StaffOnly.ShouldBeTrue();
    }

    private static PinTries Wrong(PinTries tries, DateTimeOffset at, int times) =>
        Enumerable.Range(0, times).Aggregate(tries, (now, _) => now.AfterWrong(at));
}
