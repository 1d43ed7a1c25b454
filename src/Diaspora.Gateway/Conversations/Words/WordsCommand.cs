using System.CommandLine;
using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary><c>words reviews</c>: takes signatures from the console to <c>reviews.yaml</c>.</summary>
internal sealed class WordsCommand : ICommandSource
{
    /// <inheritdoc/>
    public Command Create(IServiceProvider services)
    {
        var command = new Command("reviews", "Prints what native readers signed in the console, as lines to be added to flows/reviews.yaml.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var texts = await services.GetRequiredService<WordDesk>().ReadAsync(cancellationToken);
            foreach (var line in ReviewLines.Of(texts)) await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
        });
        return new Command("words", "The texts of the menus.") { command };
    }
}
