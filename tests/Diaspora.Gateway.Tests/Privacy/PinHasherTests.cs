using System.Diagnostics;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class PinHasherTests
{
    private readonly PinHasher _pins = new();

    [Fact]
    public void Only_the_pin_that_was_hashed_is_right()
    {
        var hash = _pins.Hash("4826");

        _pins.Verify(hash, "4826").ShouldBeTrue();
        _pins.Verify(hash, "4827").ShouldBeFalse();
        hash.ShouldNotContain("4826");
    }

    [Fact]
    public void Equal_pins_have_different_hashes() => _pins.Hash("4826").ShouldNotBe(_pins.Hash("4826"));

    [Fact]
    public void An_unknown_reference_takes_as_long_as_a_wrong_pin()
    {
        var hash = _pins.Hash("4826");

        var wrong = Fastest(() => _pins.Verify(hash, "0000"));
        var unknown = Fastest(() => _pins.VerifyNothing("0000"));

        _pins.VerifyNothing("4826").ShouldBeFalse();
        // Skipping the work would be ten thousand times faster; a busy machine is a few times slower.
        (unknown / wrong).ShouldBeInRange(0.1, 10);
    }

    // The fastest of several is what the work itself costs on a machine that others use too.
    private static double Fastest(Func<bool> check) => Enumerable.Range(0, 7).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        check();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });
}
