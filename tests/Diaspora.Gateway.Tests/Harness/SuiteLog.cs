using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>Every log line of every gateway of the test run, each once, and every number, name and PIN that was used with them.</summary>
internal sealed class SuiteLog : ILoggerProvider
{
    private static readonly ConcurrentDictionary<string, byte> s_lines = new();
    private static readonly ConcurrentDictionary<string, byte> s_secrets = new();

    public static ICollection<string> Lines => s_lines.Keys;

    public static ICollection<string> Secrets => s_secrets.Keys;

    /// <summary>Remembers something that no log may hold. Short answers such as menu keys say nothing by themselves.</summary>
    public static void Use(string secret)
    {
        if (secret.Length >= 4) s_secrets.TryAdd(secret, 0);
    }

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            s_lines.TryAdd($"{category} scope {state}", 0);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            s_lines.TryAdd($"{logLevel} {category} {formatter(state, exception)} {exception}", 0);
    }
}
