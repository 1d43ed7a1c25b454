namespace Twilio.Exceptions;

/// <summary>
/// The answer was no success or could not be read. Its message holds words of the answer, which may name numbers: it is not for logs.
/// </summary>
public class ApiException : TwilioException
{
    /// <summary>Makes one for an answer that is no error of the provider's form: code and status are 0.</summary>
    public ApiException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with its cause: code and status are 0.</summary>
    public ApiException(string message, Exception exception)
        : base(message, exception)
    {
    }

    /// <summary>Makes one for an error of the provider's form.</summary>
    /// <param name="code">The provider's error code.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The provider's words.</param>
    /// <param name="moreInfo">Where the code is explained.</param>
    /// <param name="details">Whatever else the provider says.</param>
    /// <param name="exception">The cause.</param>
    public ApiException(
        int code, int status, string message, string? moreInfo, Dictionary<string, object>? details = null, Exception? exception = null)
        : base(message, exception)
    {
        Code = code;
        Status = status;
        MoreInfo = moreInfo;
        Details = details;
    }

    /// <summary>The provider's error code, such as 21211; 0: none.</summary>
    public int Code { get; }

    /// <summary>The HTTP status; 0 when the answer was no error of the provider's form.</summary>
    public int Status { get; }

    /// <summary>Where the code is explained.</summary>
    public string? MoreInfo { get; }

    /// <summary>Whatever else the provider says.</summary>
    public Dictionary<string, object>? Details { get; }
}
