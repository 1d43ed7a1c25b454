namespace Diaspora.Flows.Text;

/// <summary>How a text message travels.</summary>
public enum SmsEncoding
{
    /// <summary>Seven bits a character: 160 septets alone, 153 in each part of a longer message.</summary>
    Gsm7,

    /// <summary>Sixteen bits a character, forced by a single character outside GSM-7: 70 units alone, 67 in each part of a longer message.</summary>
    Ucs2,
}
