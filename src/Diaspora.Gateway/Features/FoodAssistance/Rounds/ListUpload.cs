namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Takes a file off the line.</summary>
internal static class ListUpload
{
    /// <summary>
    /// Most bytes that are taken off the line. What is larger than a list may be is read to its end all the same and dropped: a sender that is cut
    /// off sees a broken connection and not our answer.
    /// </summary>
    public const int MostTaken = 100 * 1024 * 1024;

    private const int Piece = 64 * 1024;

    /// <summary>What is said of a larger file.</summary>
    public static RoundRefusal TooLarge() => RoundRefusal.TooLarge(
        $"The file is larger than {ListFile.LargestFile / 1024 / 1024} MB, which no list of 20,000 people is. Split it, or save it as CSV.");

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="RoundRefusal">It is larger than a list may be.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var piece = new byte[Piece];
        var large = false;
        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var read)
        {
            large |= kept.Length + read > ListFile.LargestFile;
            if (large) kept.SetLength(0);
            else kept.Write(piece, 0, read);
        }

        return large ? throw TooLarge() : kept.ToArray();
    }
}
