namespace Twilio.Types;

/// <summary>A telephone number, short code or sender name, as it is written.</summary>
public class PhoneNumber
{
    private readonly string _number;

    /// <summary>Keeps the number as it is given.</summary>
    public PhoneNumber(string number) => _number = number;

    /// <summary>The number as it was given.</summary>
    public override string ToString() => _number;
}
