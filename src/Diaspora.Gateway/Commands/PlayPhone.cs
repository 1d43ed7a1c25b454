using System.Text.Json;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Commands;

/// <summary>A phone on which flows are tried out: dials or texts, shows screens, and keeps a transcript. No database, no network.</summary>
internal sealed class PlayPhone(FlowEngine engine, PlayTerminal terminal, string? language, bool sms, TimeProvider time)
{
    private const string HangUp = ":hangup";

    private readonly PlayTranscript _transcript = new();
    private int? _language = language is null ? null : engine.Flows.LanguageIndex(language);
    private byte[]? _dropped;

    /// <summary>Plays until there is no more input, then prints the transcript.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await terminal.SayAsync(
            sms ? "Type what the person texts. Ctrl-D ends and prints the transcript."
                : $"Type what the person keys. {HangUp} hangs up, Ctrl-D ends and prints the transcript.", cancellationToken);
        if (_language is not null) _transcript.Remark($"The phone has chosen its language before: {language}.");
        var host = new PlayHost(engine.Flows, terminal, _transcript, time);
        Turn? turn = null;
        while (await (sms ? TextAsync(turn, host, cancellationToken) : KeyAsync(turn, host, cancellationToken)) is { } next)
        {
            turn = next;
            await ShowAsync(turn, host, cancellationToken);
        }

        if (!sms && turn is { Ends: false }) _transcript.Act("hangup");
        await terminal.SayAsync($"\n{_transcript}", cancellationToken);
    }

    /// <summary>Dials, or keys something; null when there is no more input.</summary>
    private async Task<Turn?> KeyAsync(Turn? turn, PlayHost host, CancellationToken cancellationToken)
    {
        if (turn is { Ends: false })
        {
            if (await terminal.AskAsync("> ", cancellationToken) is not { } typed) return null;
            if (typed != HangUp)
            {
                _transcript.Act("> " + typed);
                return await GoOnAsync(turn, typed, host, cancellationToken);
            }

            _transcript.Act("hangup");
        }

        if (turn is not null && await terminal.AskAsync("Enter dials again. ", cancellationToken) is null) return null;
        _transcript.Act("dial");
        return await engine.StartAsync(new StartRequest(_language, Dropped: _dropped is null ? null : Read(_dropped)), [], host, cancellationToken);
    }

    /// <summary>Texts something: a keyword, which begins anew, or an answer; null when there is no more input.</summary>
    private async Task<Turn?> TextAsync(Turn? turn, PlayHost host, CancellationToken cancellationToken)
    {
        while (await terminal.AskAsync("text> ", cancellationToken) is { } text)
        {
            _transcript.Act("sms > " + text);
            if (engine.Flows.FindKeyword(SmsWords.First(text)) is { } found)
                return await engine.StartAsync(new StartRequest(_language ?? found.Language, Sms: true, found.Flow.Id), [], host, cancellationToken);
            if (turn is { Ends: false }) return await GoOnAsync(turn, text, host, cancellationToken);
            await ShowAsync("sms", engine.Flows.Texts["sms-help"][_language ?? 0].Render(_ => host.ServiceCode), cancellationToken);
        }

        return null;
    }

    // The session is written and read again between turns, as in the gateway, so that what does not survive shows here too.
    private async Task<Turn> GoOnAsync(Turn turn, string typed, PlayHost host, CancellationToken cancellationToken) =>
        await engine.ResumeAsync(Read(Write(turn.Session)), [typed], host, cancellationToken);

    private async Task ShowAsync(Turn turn, PlayHost host, CancellationToken cancellationToken)
    {
        _language = turn.LanguageChosen ?? _language;
        _dropped = turn.Resumable ? Write(turn.Session) : turn.KeepDropped ? _dropped : null;
        await ShowAsync(sms ? "sms" : turn.Ends ? "END" : "CON", turn.Text, cancellationToken);
        var spoken = turn.Session.Language;
        foreach (var message in turn.Messages)
        {
            var text = message.Message.Text[spoken].Render(
                name => message.Values.TryGetValue(name, out var value) ? value.In(spoken) : host.ServiceCode);
            await ShowAsync("sms", text, cancellationToken);
        }
    }

    private async Task ShowAsync(string kind, string text, CancellationToken cancellationToken)
    {
        _transcript.Show(kind, text);
        await terminal.ShowAsync(kind, text, cancellationToken);
    }

    private static byte[] Write(Session session) => JsonSerializer.SerializeToUtf8Bytes(session, SessionJson.Default.Session);

    private static Session Read(byte[] session) =>
        JsonSerializer.Deserialize(session, SessionJson.Default.Session) ?? throw new InvalidOperationException("The session cannot be read.");
}
