using Diaspora.Flows.Definition;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Conversations;

/// <summary>Leads people through flows by SMS, after the words that stop and start messages. What a person or a provider sends, and a store that is away, never make it throw.</summary>
internal sealed class SmsConversations(
    TurnServices services, RedisSessionStore sessions, TurnRunner runner, PoliteTurn polite, KeyedHasher hasher,
    IOptions<ConversationOptions> options, ILogger<SmsConversations> logger)
{
    /// <summary>The message that confirms STOP and START where the provider takes no reply in its answer.</summary>
    private const string ConfirmationMessage = "confirmation";
    private const int MostAttempts = 5;
    private static readonly TimeSpan s_helpPause = TimeSpan.FromDays(1);

    /// <summary>Takes one text.</summary>
    public async Task<SmsReply> TakeAsync(InboundSms inbound, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await polite.RunAsync(
            inbound.Channel,
            async deadline =>
            {
                var reply = await TurnAsync(inbound, deadline);
                return new SmsReply(Taken: true, inbound.ReplyByOutbox || string.IsNullOrEmpty(reply) ? null : reply);
            },
            () => new SmsReply(Taken: false, null));
    }

    private async Task<string?> TurnAsync(InboundSms inbound, CancellationToken cancellationToken)
    {
        var phone = hasher.Hash(inbound.Phone);
        var caller = new Caller(inbound.Phone, phone, inbound.Channel, options.Value.ServiceCode, Sms: true);
        var wish = inbound.OptOut switch
        {
            "STOP" => SmsWish.Stop,
            "START" => SmsWish.Start,
            "HELP" => SmsWish.Help,
            _ => SmsWords.Of(inbound.Text),
        };
        if (wish is SmsWish.Stop or SmsWish.Start) return await SwitchAsync(inbound, caller, wish, cancellationToken);
        if (inbound.OptOut is not null) return null;

        var message = hasher.Hash("sms-message", $"{inbound.Channel}|{inbound.MessageId}");
        var key = new ConversationKey(phone, hasher.Hash("sms-session", inbound.Channel), options.Value.SmsMemory, message);
        // A keyword is the whole text: sentences of people, and texts of ours that a machine sends back, only begin with one.
        var keyword = services.Engine.Flows.FindKeyword(SmsWords.Alone(inbound.Text));
        for (var attempt = 1; ; attempt++)
        {
            var stored = await sessions.ReadAsync(key, keyword is null ? Arrival.Later : Arrival.Anew, cancellationToken);
            var mark = InputMark.Of(inbound.MessageId);
            if (stored.Record?.FindReply(mark) is { } kept) return kept.Text;
            if (stored.Begun > options.Value.SessionsPerMinute)
            {
                logger.PhoneAskedToWait(inbound.Channel, stored.Begun);
                return null;
            }

            var goesOn = stored.Record is { Session.Ended: false } && keyword is null;
            if (wish == SmsWish.Help || (keyword is null && !goesOn))
                return await HelpAsync(inbound, caller, message, stored, cancellationToken);

            var request = new TurnRequest
            {
                Caller = caller,
                Key = key,
                Stored = stored,
                Start = keyword is { } entry ? await StartAsync(entry, phone, stored, cancellationToken) : null,
                // The language of a keyword serves this conversation; the phone's own is chosen on its first dial.
                LanguageKnown = false,
                Inputs = goesOn ? [inbound.Text] : [],
                Mark = mark,
                // Every text has effects of its own: two that come at once never share an outcome.
                Generation = mark,
                ReplyByOutbox = inbound.ReplyByOutbox,
            };
            // Another text of the phone was faster: this one is taken after it.
            var reply = await runner.RunAsync(request, cancellationToken);
            if (reply is not null || attempt == MostAttempts) return reply?.Text;
        }
    }

    private async Task<StartRequest> StartAsync(
        (Flow Flow, int Language) entry, PhoneHash phone, StoredConversation stored, CancellationToken cancellationToken)
    {
        var flows = services.Engine.Flows;
        var language = stored.Language ?? (await FindContactAsync(phone, cancellationToken))?.Language;
        return new StartRequest(
            language is null ? entry.Language : flows.LanguageIndex(language), Sms: true, entry.Flow.Id == flows.Root ? null : entry.Flow.Id);
    }

    /// <summary>Stops or starts messages; the one confirmation goes out only when something changed and the provider has not sent its own.</summary>
    private async Task<string?> SwitchAsync(InboundSms inbound, Caller caller, SmsWish wish, CancellationToken cancellationToken)
    {
        var flows = services.Engine.Flows;
        var now = services.Time.GetUtcNow();
        await using var connection = await services.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var source = inbound.OptOut is null ? SuppressionSource.Reply : SuppressionSource.Provider;
        var changed = wish == SmsWish.Stop
            ? await SuppressionStore.StopAsync(transaction, caller.Hash, source, now, cancellationToken)
            : await SuppressionStore.StartAsync(transaction, caller.Hash, cancellationToken);
        var message = hasher.Hash("sms-message", $"{inbound.Channel}|{inbound.MessageId}");
        string? reply = null;
        if (inbound.OptOut is null && (changed || await AnsweredAsync(caller.Hash, message, cancellationToken)))
        {
            await RememberAnswerAsync(caller.Hash, message, cancellationToken);
            var contact = await ContactStore.FindAsync(connection, transaction, caller.Hash, cancellationToken);
            var sesotho = SmsWords.First(inbound.Text) is "EMISA" or "KHAOTSA" or "QALA";
            var language = sesotho ? "st" : contact?.Language;
            reply = System(wish == SmsWish.Stop ? "stop-confirmed" : "start-confirmed", flows.LanguageIndex(language));
            if (inbound.ReplyByOutbox) await EnqueueAsync(transaction, caller, inbound, ConfirmationMessage, reply, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return reply;
    }

    /// <summary>True when this very text was answered before: the provider repeats it, and gets the same answer.</summary>
    private async Task<bool> AnsweredAsync(PhoneHash phone, string message, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.RemembersAsync(phone, "o", message, cancellationToken);
        }
        catch (Exception fault) when (StoreFaults.IsAway(fault))
        {
            return false;
        }
    }

    /// <summary>Remembers that a text was answered. Where Redis is away the wish counts all the same: it stands in PostgreSQL.</summary>
    private async Task RememberAnswerAsync(PhoneHash phone, string message, CancellationToken cancellationToken)
    {
        try
        {
            await sessions.RememberAsync(phone, "o", message, s_helpPause, cancellationToken);
        }
        catch (Exception fault) when (StoreFaults.IsAway(fault))
        {
            // A repeated text finds nothing to change and is not answered again.
        }
    }

    private async Task<string?> HelpAsync(
        InboundSms inbound, Caller caller, string message, StoredConversation stored, CancellationToken cancellationToken)
    {
        // Once a day unless asked for, so that two machines that answer each other come to rest.
        var asked = SmsWords.Of(inbound.Text) == SmsWish.Help;
        if (!asked && !await sessions.IsFirstAsync(caller.Hash, "h", message, s_helpPause, cancellationToken)) return null;
        var language = stored.Language ?? (await FindContactAsync(caller.Hash, cancellationToken))?.Language;
        var reply = System("sms-help", services.Engine.Flows.LanguageIndex(language));
        if (!inbound.ReplyByOutbox) return reply;
        await using var connection = await services.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EnqueueAsync(transaction, caller, inbound, TurnRunner.ReplyMessage, reply, services.Time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return reply;
    }

    private async Task EnqueueAsync(
        Npgsql.NpgsqlTransaction transaction, Caller caller, InboundSms inbound, string message, string text, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var flows = services.Engine.Flows;
        var contact = await services.Contacts.EnsureAsync(transaction, caller, keepNumber: true, LesothoTime.DateOf(now), cancellationToken);
        var cause = "sms/" + hasher.Hash("sms-message", $"{inbound.Channel}|{inbound.MessageId}");
        await services.Outbox.AnswerAsync(
            transaction, contact, cause, FlowWords.Message(flows, flows.Root, message, ("text", text)), now, cancellationToken);
    }

    private async Task<Contact?> FindContactAsync(PhoneHash phone, CancellationToken cancellationToken)
    {
        await using var connection = await services.Database.OpenConnectionAsync(cancellationToken);
        return await ContactStore.FindAsync(connection, null, phone, cancellationToken);
    }

    private string System(string name, int language) =>
        services.Engine.Flows.Texts[name][language].Render(_ => options.Value.ServiceCode);
}
