using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Conversations;

/// <summary>
/// Runs a turn: engine, then one transaction in PostgreSQL, then one compare-and-set in Redis. After a crash between the two the repeated
/// request finds its effects recorded; a redial that takes the place up again is a new request, so an effect that a resumable flow can
/// reach also recognises its form and says that it was done already.
/// </summary>
internal sealed class TurnRunner(TurnServices services, RedisSessionStore sessions, ScreenCounts screens)
{
    /// <summary>The message that carries a reply by SMS where the provider takes none in its answer.</summary>
    public const string ReplyMessage = "reply";

    /// <summary>Runs a turn; gives the reply, or the one of a copy of the request that was faster. Null: a different request was faster.</summary>
    public async ValueTask<KeptReply?> RunAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var now = services.Time.GetUtcNow();
        await using var host = new TurnHost(services, request, now);
        var before = screens.PlaceOf(request);
        var turn = request.Start is { } start
            ? await services.Engine.StartAsync(start, request.Inputs, host, cancellationToken)
            : await services.Engine.ResumeAsync(request.GoingOn.Session, request.Inputs, host, cancellationToken);

        var reply = new KeptReply(request.Mark, turn.Text, turn.Ends);
        await WriteAsync(request, turn, host, now, cancellationToken);
        await host.CommitAsync(cancellationToken);
        var language = LanguageOf(request, turn);
        // Within a session what is remembered need not be remembered again.
        var news = request.Start is null && language == request.Stored.Language ? null : language;
        var record = RecordOf(request, turn, reply, language ?? request.Stored.Language, now);
        try
        {
            var faster = await sessions.SaveAsync(request.Key, request.Stored, record, OfferAfter(request, turn), news, cancellationToken);
            if (faster is not null) return faster.FindReply(request.Mark);
            screens.Count(before, request, turn, language);
            return reply;
        }
        catch (Exception fault) when (turn.Ends && StoreFaults.IsAway(fault))
        {
            // The effects stand in PostgreSQL and nothing follows an end: the person gets the true answer.
            return reply;
        }
    }

    private async Task WriteAsync(
        TurnRequest request, Turn turn, TurnHost host, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (turn.LanguageChosen is { } language)
        {
            await ContactStore.SetLanguageAsync(
                await host.BeginAsync(cancellationToken), caller.Hash, services.Engine.Flows.Languages[language], request.Key.Session,
                host.Today, cancellationToken);
        }

        if (turn.TookUpDropped)
            await EffectStore.NoteResumedAsync(await host.BeginAsync(cancellationToken), request.Effects, now, cancellationToken);

        var messages = request.ReplyByOutbox ? [.. turn.Messages, Reply(turn.Text)] : turn.Messages;
        if (messages.Count == 0) return;
        var transaction = await host.BeginAsync(cancellationToken);
        var contact = await services.Contacts.EnsureAsync(transaction, caller, keepNumber: true, host.Today, cancellationToken);
        foreach (var message in messages)
        {
            var cause = string.Create(CultureInfo.InvariantCulture, $"turn/{request.Effects}/{turn.Session.Inputs}/{message.Flow}/{message.Message.Id}");
            await services.Outbox.AnswerAsync(transaction, contact, cause, message, now, cancellationToken);
        }
    }

    private OutgoingMessage Reply(string text) =>
        FlowWords.Message(services.Engine.Flows, services.Engine.Flows.Root, ReplyMessage, ("text", text));

    private static ConversationRecord RecordOf(TurnRequest request, Turn turn, KeptReply reply, string? language, DateTimeOffset now)
    {
        var record = new ConversationRecord
        {
            Key = request.Key.Mark,
            // Nothing that was said is kept past the end.
            Session = turn.Ends ? Closed(turn.Session) : turn.Session,
            SeenLength = request.SeenLength,
            SeenMark = request.Mark,
            TakenAt = now.ToUnixTimeMilliseconds(),
            Generation = request.Generation,
            Language = language,
            Replies = request.Start is null || request.Caller.Sms ? request.Stored.Record?.Replies ?? [] : [],
        };
        record.Keep(reply);
        return record;
    }

    /// <summary>The offer to continue belongs to dialling.</summary>
    private static DroppedOffer OfferAfter(TurnRequest request, Turn turn) =>
        request.Caller.Sms ? DroppedOffer.Keep : turn.Resumable ? DroppedOffer.Set : turn.KeepDropped ? DroppedOffer.Keep : DroppedOffer.Clear;

    private string? LanguageOf(TurnRequest request, Turn turn)
    {
        var known = request.Start is null ? request.Stored.Language is not null : request.LanguageKnown;
        return known || turn.LanguageChosen is not null ? services.Engine.Flows.Languages[turn.Session.Language] : null;
    }

    private static Session Closed(Session session) => new()
    {
        Flow = session.Flow,
        Version = session.Version,
        Screen = session.Screen,
        Language = session.Language,
        Sms = session.Sms,
        Inputs = session.Inputs,
        Ended = true,
    };
}
