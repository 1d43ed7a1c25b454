using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Commands;

public sealed class PlatformCommandsTests : IClassFixture<GatewayFixture>
{
    private readonly GatewayFixture _gateway;

    public PlatformCommandsTests(GatewayFixture gateway) => _gateway = gateway;

    [Fact]
    public async Task A_migrated_database_needs_no_migration()
    {
        var (code, said) = await _gateway.RunCommandAsync("migrate");

        code.ShouldBe(0);
        said.ShouldBe("0 migrations applied.\n");
    }

    [Fact]
    public async Task A_key_that_exists_stays()
    {
        await _gateway.RunCommandAsync("keys", "create");

        var (code, said) = await _gateway.RunCommandAsync("keys", "create");

        code.ShouldBe(0);
        said.ShouldBe("There is a key already; it stays.\n");
    }
}
