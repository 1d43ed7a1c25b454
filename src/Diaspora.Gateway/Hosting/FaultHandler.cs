using Microsoft.AspNetCore.Diagnostics;

namespace Diaspora.Gateway.Hosting;

/// <summary>
/// Logs a fault by its type and place alone: its message may hold what a person said. The answer is problem details without either.
/// </summary>
internal sealed class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException) logger.RequestFailed(exception.GetType().Name, exception.StackTrace);
        return ValueTask.FromResult(false);
    }
}
