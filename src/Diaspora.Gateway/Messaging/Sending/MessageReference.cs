using System.Globalization;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>One attempt to send a message, as providers give it back: <c>4711-2</c>.</summary>
/// <param name="Id">Id of the message in the outbox.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
internal readonly record struct MessageReference(long Id, int Attempt)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; false for everything else.</summary>
    public static bool TryParse(string? text, out MessageReference reference)
    {
        reference = default;
        if (text?.Split('-') is not [var id, var attempt]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || !int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > short.MaxValue)
            return false;
        reference = new MessageReference(row, number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}-{Attempt}");
}
