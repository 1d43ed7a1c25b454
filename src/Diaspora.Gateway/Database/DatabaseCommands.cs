using System.CommandLine;
using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Database;

/// <summary><c>migrate</c>: brings the database up to date without starting the gateway.</summary>
internal sealed class DatabaseCommands : ICommandSource
{
    /// <inheritdoc/>
    public Command Create(IServiceProvider services)
    {
        var command = new Command("migrate", "Brings the database up to date.");
        command.SetAction(async (result, cancellationToken) =>
        {
            var applied = await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            foreach (var name in applied) await result.InvocationConfiguration.Output.WriteLineAsync(name);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{applied.Count} migrations applied.");
        });
        return command;
    }
}
