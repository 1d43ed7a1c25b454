using System.CommandLine;
using Diaspora.Gateway.Commands;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Privacy;

/// <summary><c>keys create</c>: makes the key from which all look-ups of phones come. Outside development nothing makes it by itself.</summary>
internal sealed class PrivacyCommands : ICommandSource
{
    /// <inheritdoc/>
    public Command Create(IServiceProvider services)
    {
        var create = new Command("create", "Makes the hash key in Privacy:KeyDirectory unless there is one. Back it up: without it nobody is found.");
        create.SetAction(result =>
        {
            var directory = services.GetRequiredService<IOptions<PrivacyOptions>>().Value.KeyDirectory;
            var existed = HashKey.Exists(directory);
            HashKey.ReadOrCreate(directory);
            result.InvocationConfiguration.Output.WriteLine(existed ? "There is a key already; it stays." : "The key is made.");
        });
        return new Command("keys", "Keys that protect what people tell us.") { create };
    }
}
