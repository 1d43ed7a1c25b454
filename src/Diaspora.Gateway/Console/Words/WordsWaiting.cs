using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Conversations.Words;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Console.Words;

/// <summary>Texts that a native reader has not signed yet, and notes that an author has not settled.</summary>
internal sealed class WordsWaiting(WordDesk desk, WordStore store, IStringLocalizer<ConsoleText> texts) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var items = new List<WaitingItem>();
        if (actor.May(StaffRight.ReviewWords))
        {
            var all = await desk.ReadAsync(cancellationToken);
            items.Add(new WaitingItem(
                all.Count(text => text.WaitsFor(actor)), texts["texts wait for your signature"],
                WordPlaces.NextFor(actor, all, after: null) ?? $"{ConsoleSetup.Path}/words"));
        }

        if (actor.May(StaffRight.SettleWords))
        {
            var notes = await store.OpenNotesAsync(cancellationToken);
            items.Add(new WaitingItem(notes.Values.Sum(), texts["notes on texts wait for an author"], $"{ConsoleSetup.Path}/words/notes"));
        }

        return items;
    }
}
