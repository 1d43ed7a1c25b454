using System.CommandLine;

namespace Diaspora.Gateway.Commands;

/// <summary>The commands of one feature; every implementation that is registered as a singleton is found.</summary>
/// <remarks>
/// All sources are asked before any command runs, so <see cref="Create"/> only describes: what a command needs (the database,
/// a store) is resolved inside its action, and a command that needs nothing works where nothing is configured.
/// </remarks>
internal interface ICommandSource
{
    /// <summary>Describes a command, with its subcommands.</summary>
    /// <param name="services">The services of the one command that runs, in a scope of its own.</param>
    Command Create(IServiceProvider services);
}
