using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Conversations;

/// <summary>Leads people through flows by USSD. What a person or a provider sends, and a store that is away, never make it throw.</summary>
internal sealed class UssdConversations(
    TurnServices services, RedisSessionStore sessions, TurnRunner runner, PoliteTurn polite, KeyedHasher hasher,
    IOptions<ConversationOptions> options, ILogger<UssdConversations> logger)
{
    /// <summary>Takes one request and gives the screen to show.</summary>
    public Task<UssdReply> TakeAsync(InboundUssd inbound, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? language = null;
        return polite.RunAsync(
            inbound.Channel,
            async deadline =>
            {
                var key = KeyOf(inbound);
                var stored = await sessions.ReadAsync(key, inbound.IsNew || inbound.Cumulative is "" ? Arrival.First : Arrival.Later, deadline);
                language = stored.Record is { } record ? services.Engine.Flows.Languages[record.Session.Language] : stored.Language;
                var before = stored.Record?.Replies.LastOrDefault();
                var reply = await TurnAsync(inbound, key, stored, deadline) ?? await FasterAsync(key, before, deadline);
                return new UssdReply(reply.Text, reply.Ends);
            },
            () => new UssdReply(System("resting", language), Ends: true));
    }

    /// <summary>The provider says that a session is over.</summary>
    /// <param name="inbound">The session.</param>
    /// <param name="seen">True: the person saw the last screen, so nothing is offered to be continued.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EndedAsync(InboundUssd inbound, bool seen, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!seen) return;
        await polite.RunAsync(
            inbound.Channel,
            async deadline =>
            {
                await sessions.ForgetDroppedAsync(KeyOf(inbound), deadline);
                return true;
            },
            () => false);
    }

    /// <summary>The live conversation of a provider session, or null; for the simulator.</summary>
    public Task<ConversationRecord?> FindAsync(InboundUssd inbound, CancellationToken cancellationToken) =>
        sessions.FindAsync(KeyOf(inbound), cancellationToken);

    /// <summary>The reply; null: a different request was faster.</summary>
    private ValueTask<KeptReply?> TurnAsync(
        InboundUssd inbound, ConversationKey key, StoredConversation stored, CancellationToken cancellationToken)
    {
        if (stored.Begun > options.Value.SessionsPerMinute)
        {
            logger.PhoneAskedToWait(inbound.Channel, stored.Begun);
            return new(new KeptReply(0, System("wait", stored.Language), Ends: true));
        }

        return inbound.Cumulative is { } text
            ? CumulativeAsync(inbound, text, key, stored, cancellationToken)
            : NewestOnlyAsync(inbound, inbound.Input ?? "", key, stored, cancellationToken);
    }

    /// <summary>For providers that send every input so far: what follows the text that was seen is new.</summary>
    private ValueTask<KeptReply?> CumulativeAsync(
        InboundUssd inbound, string text, ConversationKey key, StoredConversation stored, CancellationToken cancellationToken)
    {
        var mark = InputMark.Of(text);
        if (stored.Record is not { Replies: [.., var last] } record) return StartAsync(Request(Split(text)), cancellationToken);
        if (record.FindReply(mark) is { } kept) return new(kept);
        // A request that another one overtook, or one after the end: nothing is done.
        if (record.Session.Ended || text.Length <= record.SeenLength) return new(last);
        if (!Continues(text, record)) return StartAsync(Request(Split(text)), cancellationToken);

        var rest = record.SeenLength == 0 ? text : text[(record.SeenLength + 1)..];
        if (!services.Engine.TakesStars(record.Session)) return runner.RunAsync(Request(rest.Split('*')), cancellationToken);
        // The stars belong to the answer; its number is still that of its last part, as if the session were rebuilt.
        record.Session.Inputs += rest.AsSpan().Count('*');
        return runner.RunAsync(Request([rest]), cancellationToken);

        TurnRequest Request(string[] inputs) => new()
        {
            Caller = CallerOf(inbound, key), Key = key, Stored = stored, Inputs = inputs, Mark = mark, SeenLength = text.Length, Generation = 0,
        };
    }

    /// <summary>For providers that send only the newest input: a repeat is told by its place and by the time.</summary>
    private ValueTask<KeptReply?> NewestOnlyAsync(
        InboundUssd inbound, string input, ConversationKey key, StoredConversation stored, CancellationToken cancellationToken)
    {
        var record = stored.Record;
        // Some providers use a session id again: without a record, nothing that it brought about before may be taken for this one.
        var generation = record?.Generation ?? services.Time.GetUtcNow().ToUnixTimeMilliseconds();
        if (record is { Replies: [.., var last] })
        {
            var since = services.Time.GetUtcNow().ToUnixTimeMilliseconds() - record.TakenAt;
            var place = inbound.IsNew ? "new" : record.SeenLength.ToString(CultureInfo.InvariantCulture);
            if (last.Mark == Mark(generation, place, input) && since < options.Value.RepeatWindow.TotalMilliseconds) return new(last);
            if (record.Session.Ended && !inbound.IsNew) return new(last);
        }

        var begins = inbound.IsNew || record is null;
        if (begins && record is not null) generation++;
        var taken = begins ? 0 : record!.Session.Inputs;
        var request = new TurnRequest
        {
            Caller = CallerOf(inbound, key),
            Key = key,
            Stored = stored,
            // An input whose session is gone means nothing any more: the person begins again.
            Inputs = inbound.IsNew ? Split(input) : begins ? [] : [input],
            Mark = Mark(generation, inbound.IsNew ? "new" : taken.ToString(CultureInfo.InvariantCulture), input),
            SeenLength = taken,
            Generation = generation,
        };
        return begins ? StartAsync(request, cancellationToken) : runner.RunAsync(request, cancellationToken);
    }

    private async ValueTask<KeptReply?> StartAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var flows = services.Engine.Flows;
        var language = request.Stored.Language;
        var asks = false;
        if (language is null || request.Inputs.Count > 0)
        {
            await using var connection = await services.Database.OpenConnectionAsync(cancellationToken);
            var contact = await ContactStore.FindAsync(connection, null, request.Key.Phone, cancellationToken);
            language = contact?.Language ?? language;
            // The inputs may be those of this very session, lost by Redis: then it begins as it began, with the choice of the language.
            asks = language is null || contact?.LanguageSession == request.Key.Session;
            // What was keyed after taking up a dropped session leads elsewhere from the first screen: it is not keyed again.
            if (request.Inputs.Count > 0 && await EffectStore.IsResumedAsync(connection, request.Effects, cancellationToken))
                request = request with { Inputs = [] };
        }

        var start = new StartRequest(asks ? null : flows.LanguageIndex(language), Dropped: request.Stored.Dropped?.Session);
        return await runner.RunAsync(request with { Start = start, LanguageKnown = language is not null }, cancellationToken);
    }

    /// <summary>Where another request led that was faster than this one; without a trace of it, what was shown before.</summary>
    private async Task<KeptReply> FasterAsync(ConversationKey key, KeptReply? before, CancellationToken cancellationToken)
    {
        var faster = await sessions.FindAsync(key, cancellationToken);
        return faster?.Replies.LastOrDefault() ?? before ?? throw new TimeoutException("A faster request left no reply.");
    }

    private ConversationKey KeyOf(InboundUssd inbound)
    {
        var session = hasher.Hash("ussd-session", $"{inbound.Channel}|{inbound.SessionId}|{inbound.Phone.Reveal()}");
        return new ConversationKey(hasher.Hash(inbound.Phone), session, options.Value.UssdMemory, session);
    }

    private static Caller CallerOf(InboundUssd inbound, ConversationKey key) =>
        new(inbound.Phone, key.Phone, inbound.Channel, inbound.ServiceCode, Sms: false);

    private string System(string name, string? language)
    {
        var flows = services.Engine.Flows;
        return flows.Texts[name][flows.LanguageIndex(language)].Render(_ => options.Value.ServiceCode);
    }

    private static string[] Split(string text) => text.Length == 0 ? [] : text.Split('*');

    private static bool Continues(string text, ConversationRecord record) =>
        record.SeenLength == 0
        || (text[record.SeenLength] == '*' && InputMark.Of(text.AsSpan(0, record.SeenLength)) == record.SeenMark);

    private static long Mark(long generation, string place, string input) =>
        InputMark.Of(string.Create(CultureInfo.InvariantCulture, $"{generation}|{place}|{input}"));
}
