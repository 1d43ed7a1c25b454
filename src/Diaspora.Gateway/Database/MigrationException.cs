namespace Diaspora.Gateway.Database;

/// <summary>The database cannot be brought to the state that this program needs. The message says which file and what to do.</summary>
internal sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message)
    {
    }

    public MigrationException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
