using Polly;
using Polly.CircuitBreaker;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Leaves a provider alone for a while when half of the sends of the last half minute got no answer, and at once when it refuses everything from
/// us. Then one message tries it first. Safe for any number of threads.
/// </summary>
internal sealed class ProviderCircuit
{
    /// <summary>How long a provider that refuses everything is left alone.</summary>
    public static readonly TimeSpan RefusedPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    private readonly ISmsProvider _provider;
    private readonly TimeProvider _time;
    private readonly ILogger<ProviderCircuit> _logger;
    private readonly CircuitBreakerManualControl _control = new();
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<SendResult> _pipeline;
    private readonly Lock _lock = new();
    private DateTimeOffset _openUntil;
    private bool _refused;
    private bool _trying;

    public ProviderCircuit(ISmsProvider provider, TimeProvider time, ILogger<ProviderCircuit> logger)
    {
        (_provider, _time, _logger) = (provider, time, logger);
        _pipeline = new ResiliencePipelineBuilder<SendResult> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendResult>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = s_window,
                BreakDuration = s_pause,
                ManualControl = _control,
                StateProvider = _state,
                // A provider that says when to come back is not down.
                ShouldHandle = new PredicateBuilder<SendResult>().HandleResult(
                    r => r.Outcome is SendOutcome.Unknown || (r.Outcome is SendOutcome.TryLater && r.RetryAfter is null)),
                OnOpened = Opened,
            })
            .Build();
    }

    /// <summary>The provider.</summary>
    public ISmsProvider Provider => _provider;

    /// <summary>How many of the messages wanted may be sent now: all, one that tries, or none.</summary>
    public int Allows(int wanted)
    {
        lock (_lock)
        {
            if (_state.CircuitState == CircuitState.Closed && !_refused) return wanted;
            return _trying || _state.CircuitState == CircuitState.HalfOpen || _time.GetUtcNow() < _openUntil ? 0 : Math.Min(1, wanted);
        }
    }

    /// <summary>Sends a text; null when the provider is to be left alone: then nothing was sent.</summary>
    /// <param name="sms">The text.</param>
    /// <param name="cancellationToken">Ends the wait for an answer: the outcome is unknown then, and counts against the provider.</param>
    public async Task<SendResult?> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        var tries = false;
        lock (_lock)
        {
            if (_refused)
            {
                if (_trying || _time.GetUtcNow() < _openUntil) return null;
                tries = _trying = true;
            }
        }

        try
        {
            if (tries) await _control.CloseAsync(cancellationToken);
            var result = await _pipeline.ExecuteAsync(
                static async (send, token) => await send.Circuit.HandOverAsync(send.Sms, token), (Circuit: this, Sms: sms), cancellationToken);
            if (result.Outcome == SendOutcome.RouteDown) await RefuseAsync(result.Reason);
            else if (tries) Recovered();
            return result;
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
        finally
        {
            if (tries) lock (_lock) _trying = false;
        }
    }

    /// <summary>Whatever the provider does is a result, because the breaker counts those alone.</summary>
    private async Task<SendResult> HandOverAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        try
        {
            return await _provider.SendAsync(sms, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Unknown, Reason: "no-answer");
        }
#pragma warning disable CA1031 // A fault of a provider's code must not stop the others, and the text may have left.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _logger.ProviderFault(_provider.Name, fault.GetType().Name);
            return new SendResult(SendOutcome.Unknown, Reason: "provider-fault");
        }
    }

    private async Task RefuseAsync(string? reason)
    {
        lock (_lock)
        {
            var known = _refused && _time.GetUtcNow() < _openUntil;
            _refused = true;
            _openUntil = _time.GetUtcNow() + RefusedPause;
            if (!known) _logger.ProviderRefuses(_provider.Name, reason ?? "refused");
        }

        await _control.IsolateAsync();
    }

    private void Recovered()
    {
        lock (_lock) _refused = false;
        _logger.ProviderBack(_provider.Name);
    }

    private ValueTask Opened(OnCircuitOpenedArguments<SendResult> opened)
    {
        if (opened.IsManual) return default;
        lock (_lock) _openUntil = _time.GetUtcNow() + opened.BreakDuration;
        _logger.ProviderDown(_provider.Name, opened.BreakDuration.TotalSeconds);
        return default;
    }
}
