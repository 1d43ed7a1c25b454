using Diaspora.Gateway.Conversations.Words;
using Diaspora.Gateway.Staff;

namespace Diaspora.Gateway.Console.Words;

/// <summary>Addresses of the pages of texts.</summary>
internal static class WordPlaces
{
    /// <summary>The page of a screen.</summary>
    public static string Of(string flow, string screen) => $"{ConsoleSetup.Path}/words/{flow}/{screen}";

    /// <summary>The next screen with a text that a reader has not signed and that needs it; null: nothing waits for them.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="texts">Every text, in order.</param>
    /// <param name="after">The number of the text behind which to look, going round; null: from the beginning.</param>
    public static string? NextFor(StaffActor actor, IReadOnlyList<WordEntry> texts, long? after)
    {
        var waiting = texts.Where(text => text.WaitsFor(actor)).ToArray();
        var next = waiting.FirstOrDefault(text => text.Number > (after ?? 0)) ?? waiting.FirstOrDefault();
        return next is null ? null : Of(next.Flow, next.Screen);
    }
}
