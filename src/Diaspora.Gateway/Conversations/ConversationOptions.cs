using System.ComponentModel.DataAnnotations;

namespace Diaspora.Gateway.Conversations;

/// <summary>How conversations run.</summary>
internal sealed class ConversationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Conversations";

    /// <summary>The code that people dial for every service. The default is the one of development.</summary>
    [Required, RegularExpression(@"^\*\d{2,4}(\*\d{1,6})*#$"), StringLength(12)]
    public string ServiceCode { get; set; } = "*384*266#";

    /// <summary>Folder of the flow files, relative to the working directory.</summary>
    [Required]
    public string FlowsDirectory { get; set; } = "flows";

    /// <summary>How long a USSD session and the offer to continue a dropped one are kept. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan UssdMemory { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a conversation by SMS is kept. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan SmsMemory { get; set; } = TimeSpan.FromHours(24);

    /// <summary>New sessions that one phone may begin in a minute before it is asked to wait. Default 20.</summary>
    [Range(3, 1000)]
    public int SessionsPerMinute { get; set; } = 20;

    /// <summary>The longest that a turn may take before the person gets a polite end. Default 1.8 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:00:10")]
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromMilliseconds(1800);

    /// <summary>
    /// For providers that mark requests with nothing but the input: the same input again within this time counts as a repeated request.
    /// Default 2 seconds; zero switches it off.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan RepeatWindow { get; set; } = TimeSpan.FromSeconds(2);
}
