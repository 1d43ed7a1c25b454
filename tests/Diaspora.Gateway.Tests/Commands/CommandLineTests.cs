using System.CommandLine;
using Diaspora.Gateway.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData(true, "flows", "check")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "")]
    [InlineData(false, "--urls", "http://127.0.0.1:5080")]
    [InlineData(false, "urls=http://127.0.0.1:5080")]
    public void A_command_begins_with_a_word_and_a_setting_does_not(bool handled, params string[] args) =>
        CommandLine.Handles(args).ShouldBe(handled);

    [Fact]
    public async Task A_command_of_a_feature_runs_with_its_arguments_and_gives_the_exit_code()
    {
        var (code, output, _) = await RunAsync("greet", "Thabo", "--times", "2");

        code.ShouldBe(7);
        output.ShouldBe("Lumela Thabo\nLumela Thabo\n");
    }

    [Fact]
    public async Task An_unknown_command_is_refused_with_the_known_ones()
    {
        var (code, output, error) = await RunAsync("grete");

        code.ShouldBe(1);
        (output + error).ShouldContain("greet");
    }

    [Fact]
    public async Task What_an_operator_can_put_right_is_said_in_one_line()
    {
        var (code, output, error) = await RunAsync("greet", "nobody");

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldBe("There is nobody.\n");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var services = new ServiceCollection().AddSingleton<ICommandSource, Greetings>().BuildServiceProvider();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, services, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private sealed class Greetings : ICommandSource
    {
        public Command Create(IServiceProvider services)
        {
            var name = new Argument<string>("name");
            var times = new Option<int>("--times");
            var command = new Command("greet", "Greets.") { name, times };
            command.SetAction((parsed, cancellationToken) =>
                GreetAsync(parsed.GetRequiredValue(name), parsed.GetValue(times), parsed.InvocationConfiguration.Output, cancellationToken));
            return command;
        }

        private static async Task<int> GreetAsync(string name, int times, TextWriter output, CancellationToken cancellationToken)
        {
            if (name == "nobody") throw new InvalidOperationException("There is nobody.");
            for (var i = 0; i < times; i++) await output.WriteLineAsync($"Lumela {name}".AsMemory(), cancellationToken);
            return 7;
        }
    }
}
