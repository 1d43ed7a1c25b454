using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Redis;

/// <summary>Where Redis is and how long it may take.</summary>
internal sealed class RedisOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Redis";

    /// <summary>StackExchange.Redis configuration, such as <c>127.0.0.1:6379</c> or <c>host:6379,password=…,ssl=true</c>. Required.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>What every key of ours begins with, so that one Redis can serve several gateways. Default <c>dg</c>.</summary>
    [Required, RegularExpression("^[a-z0-9-]{1,40}$")]
    public string KeyPrefix { get; set; } = "dg";

    /// <summary>The longest that one call may take. Default 800 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:05")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromMilliseconds(800);
}
