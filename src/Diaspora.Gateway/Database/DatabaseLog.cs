namespace Diaspora.Gateway.Database;

/// <summary>Log lines of the database, events 1100 to 1199.</summary>
internal static partial class DatabaseLog
{
    [LoggerMessage(1100, LogLevel.Information, "Applied migration {Name}.")]
    public static partial void MigrationApplied(this ILogger logger, string name);
}
