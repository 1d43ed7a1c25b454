using System.CommandLine;
using Diaspora.Gateway.Api;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Commands;

/// <summary>
/// Runs the program as a tool instead of a server: <c>flows check</c>, <c>migrate</c> and whatever features add as <see cref="ICommandSource"/>.
/// </summary>
internal static class CommandLine
{
    private const int Failed = 1;

    /// <summary>
    /// True when the arguments name a command or ask for help. A server's arguments are settings: they begin with a dash, or
    /// are <c>name=value</c>.
    /// </summary>
    public static bool Handles(string[] args) => args is [{ Length: > 0 } first, ..]
        && ((char.IsAsciiLetter(first[0]) && !first.Contains('=', StringComparison.Ordinal)) || first is "--help" or "-h" or "-?" or "--version");

    /// <summary>
    /// Builds the host without starting it (no web server, no hosted service), runs the command and gives its exit code. The
    /// standard output belongs to the command; logs go to the standard error.
    /// </summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="builder">The host with everything registered.</param>
    public static async Task<int> RunAsync(string[] args, WebApplicationBuilder builder)
    {
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        await using var app = builder.Build();
        return await RunAsync(args, app.Services, System.Console.Out, System.Console.Error, CancellationToken.None);
    }

    /// <summary>Runs a command of a host that may be running, such as a test's.</summary>
    /// <param name="args">The command with its arguments.</param>
    /// <param name="services">The services of the host.</param>
    /// <param name="output">Receives what the command says.</param>
    /// <param name="error">Receives why it could not run.</param>
    /// <param name="cancellationToken">Ends the command; so does Ctrl-C.</param>
    /// <returns>The exit code: 0 when the command did what it was asked.</returns>
    public static async Task<int> RunAsync(
        string[] args, IServiceProvider services, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var root = new RootCommand("USSD and SMS services for Basotho abroad and at home.");
        var commands = scope.ServiceProvider.GetServices<ICommandSource>().Select(source => source.Create(scope.ServiceProvider));
        foreach (var named in commands.GroupBy(c => c.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)) root.Add(Joined([.. named]));
        try
        {
            var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await root.Parse(args).InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception fault) when (IsForTheOperator(fault))
        {
            await error.WriteLineAsync(fault.Message);
            return Failed;
        }
    }

    /// <summary>One command of those that several sources describe under one name.</summary>
    private static Command Joined(IReadOnlyList<Command> commands)
    {
        var joined = commands[0];
        foreach (var other in commands.Skip(1))
        {
            joined.Description += " " + other.Description;
            foreach (var subcommand in other.Subcommands) joined.Add(subcommand);
        }

        return joined;
    }

    /// <summary>True for what an operator can put right from the message alone; anything else is a bug and keeps its stack trace.</summary>
    public static bool IsForTheOperator(Exception fault) =>
        fault is OptionsValidationException or NpgsqlException or IOException or UnauthorizedAccessException or InvalidOperationException or ApiRefusal;
}
