namespace Twilio.Exceptions;

/// <summary>Something went wrong between us and the provider.</summary>
public class TwilioException : Exception
{
    /// <summary>Makes one with a message.</summary>
    public TwilioException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and its cause.</summary>
    public TwilioException(string message, Exception? exception)
        : base(message, exception)
    {
    }
}
