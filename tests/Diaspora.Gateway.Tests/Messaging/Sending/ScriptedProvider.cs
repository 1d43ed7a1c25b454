using System.Collections.Concurrent;
using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Messaging.Sending;

/// <summary>A provider that answers as a test says and remembers what it got.</summary>
internal sealed class ScriptedProvider(string name = "scripted") : ISmsProvider
{
    private readonly ConcurrentQueue<OutgoingSms> _sent = new();
    private int _underWay;
    private int _mostUnderWay;

    public string Name => name;

    public bool SafeToRepeat { get; set; }

    /// <summary>What it answers; at first that it has the text, with the reference as its id.</summary>
    public Func<OutgoingSms, CancellationToken, Task<SendResult>> Answer { get; set; } = (sms, _) => Task.FromResult(Accepted(sms));

    /// <summary>What it got, in that order.</summary>
    public IReadOnlyList<OutgoingSms> Sent => [.. _sent];

    /// <summary>The most that it had to do with at the same time.</summary>
    public int MostUnderWay => _mostUnderWay;

    public async Task<SendResult> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        _sent.Enqueue(sms);
        var now = Interlocked.Increment(ref _underWay);
        int most;
        while ((most = _mostUnderWay) < now && Interlocked.CompareExchange(ref _mostUnderWay, now, most) != most)
        {
            // Another one counted meanwhile.
        }

        try
        {
            return await Answer(sms, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>Answers this from now on.</summary>
    public void Say(SendOutcome outcome, string? reason = null, TimeSpan? retryAfter = null) =>
        Answer = (_, _) => Task.FromResult(new SendResult(outcome, Reason: reason, RetryAfter: retryAfter));

    /// <summary>Takes everything from now on.</summary>
    public void Accept() => Answer = (sms, _) => Task.FromResult(Accepted(sms));

    /// <summary>The id that this provider gives to a text.</summary>
    public static string IdOf(long message, int attempt) => $"id-{new MessageReference(message, attempt)}";

    private static SendResult Accepted(OutgoingSms sms) => new(SendOutcome.Accepted, $"id-{sms.Reference}");
}
