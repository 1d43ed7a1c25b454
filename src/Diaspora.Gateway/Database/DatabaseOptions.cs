using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Database;

/// <summary>Where PostgreSQL is and how long it may take.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Database";

    /// <summary>Npgsql connection string. Required. What it says of the pool and the connect time-out wins over our own choices.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// The longest that one command may take, 2 seconds unless set; whole seconds, rounded up. A turn of a conversation has 3 seconds in all.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
