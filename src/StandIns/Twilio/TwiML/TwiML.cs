using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Twilio.TwiML;

/// <summary>An element of an answer to the provider.</summary>
public class TwiML
{
    private protected TwiML(string tagName) => Element = new XElement(tagName, "");

    private protected XElement Element { get; }

    /// <summary>The whole XML document with its declaration, in UTF-8, every element on a line of its own.</summary>
    /// <param name="formattingOptions">How to lay the document out.</param>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot carry.</exception>
    public string ToString(SaveOptions formattingOptions = SaveOptions.None)
    {
        using var writer = new Utf8Writer();
        new XDocument(new XDeclaration("1.0", "utf-8", null), Element).Save(writer, formattingOptions);
        return writer.ToString();
    }

    // The declaration names the writer's encoding, which for a plain writer of strings is UTF-16.
    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
