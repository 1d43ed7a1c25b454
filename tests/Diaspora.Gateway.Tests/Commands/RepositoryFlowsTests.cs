using System.Diagnostics;
using Diaspora.Flows.Checking;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Commands;

public class RepositoryFlowsTests
{
    /// <summary>With the real actions, in a process of its own, so that it also holds where nothing is configured and no server runs.</summary>
    [Fact]
    public async Task The_flows_of_the_product_pass_the_check_where_nothing_is_configured()
    {
        var program = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Diaspora.Gateway.dll"), "flows", "check" },
            WorkingDirectory = GatewayFixture.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var configured in program.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal)).ToArray())
            program.Environment.Remove(configured);
        using var process = Process.Start(program).ShouldNotBeNull();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);

        output.ShouldMatch(@"^\d+ flows, \d+ screens: \d+ pages and \d+ messages fit\.\nSesotho: ");
        (await error).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Words_that_the_gateway_takes_for_itself_cannot_be_keywords() => SmsWords.Reserved.ShouldBeSubsetOf(ReservedWords.All);
}
