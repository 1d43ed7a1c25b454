using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Conversations;

public sealed class FloodBrakeTests : IAsyncLifetime
{
    private GatewayFixture _gateway = null!;

    public async Task InitializeAsync() => _gateway = await CountingGateway.StartAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_storm_of_redials_is_asked_to_wait_and_no_one_else_is()
    {
        var stormy = _gateway.Phone("+26650000211");
        var answers = new List<string>();
        for (var i = 0; i < 30; i++) answers.Add(await stormy.DialAsync());

        answers.Take(20).ShouldAllBe(a => a.StartsWith("CON\nChoose language", StringComparison.Ordinal));
        answers.Skip(20).ShouldAllBe(a => a == "END\nPlease wait a minute, then dial *384*266# again.");
        (await _gateway.Phone("+26650000212").DialAsync()).ShouldStartWith("CON\nChoose language");
    }

    [Fact]
    public async Task After_a_minute_the_phone_may_dial_again_and_a_session_that_runs_was_never_held_up()
    {
        var phone = _gateway.Phone("+26650000213");
        for (var i = 0; i < 20; i++) await phone.DialAsync();
        (await phone.PressAsync("2")).ShouldStartWith("CON\nHome");
        (await phone.DialAsync()).ShouldStartWith("END\nPlease wait");

        await _gateway.WaitAsync(TimeSpan.FromSeconds(61));

        (await phone.DialAsync()).ShouldStartWith("CON\nHome");
    }
}
