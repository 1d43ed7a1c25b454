namespace Twilio.Exceptions;

/// <summary>No answer came; the cause says how far the request got.</summary>
public class ApiConnectionException : TwilioException
{
    /// <summary>Makes one with a message.</summary>
    public ApiConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and its cause.</summary>
    public ApiConnectionException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
