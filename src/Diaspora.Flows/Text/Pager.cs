namespace Diaspora.Flows.Text;

/// <summary>Cuts a long text into pages that fit a phone's screen.</summary>
public static class Pager
{
    /// <summary>The most pages that a text may take; nobody reads further on a phone.</summary>
    public const int MaxPages = 99;

    /// <summary>Cuts the text into pages that all have the same room. See <see cref="Split(string, Func{int, int, int}, bool)"/>.</summary>
    public static IReadOnlyList<string> Split(string text, int septets, bool marks = true) => Split(text, (_, _) => septets, marks);

    /// <summary>
    /// Cuts the text, folded for a screen and trimmed, into the fewest pages. A page ends at a word's end (inside a word only when the word
    /// is longer than a whole page), and at a line's end where that costs no page more and leaves the page at least half full.
    /// </summary>
    /// <param name="text">The text; line feeds and runs of spaces inside a page stay as they are.</param>
    /// <param name="septets">
    /// The septets that a page has for its mark and text, given the page's number from 1 and the number of pages: the screen's limit without
    /// the lines that stand below the text on that page.
    /// </param>
    /// <param name="marks">Whether each page of several begins with its mark, such as <c>(1/3) </c>; a text of one page has none.</param>
    /// <returns>The pages with their marks; one empty page for an empty text.</returns>
    /// <exception cref="ArgumentException">
    /// A page would have room for less than two septets, or the text needs more than <see cref="MaxPages"/> pages.
    /// </exception>
    public static IReadOnlyList<string> Split(string text, Func<int, int, int> septets, bool marks = true)
    {
        ArgumentNullException.ThrowIfNull(septets);
        var content = Folding.ForScreen(text).Trim();

        // The room depends on the number of pages (the mark grows, the keys differ) and the number on the room. Keeping the least room that
        // any smaller number gave makes sure that the first number that suffices is used up to its last page, so the marks tell the truth.
        Span<int> rooms = stackalloc int[MaxPages];
        for (var pages = 1; pages <= MaxPages; pages++)
        {
            rooms[pages - 1] = int.MaxValue;
            for (var page = 1; page <= pages; page++)
            {
                var room = septets(page, pages) - Mark(page, pages, marks).Length;
                if (room < 2)
                    throw new ArgumentException($"Page {page} of {pages} has no room for text.", nameof(septets));
                rooms[page - 1] = Math.Min(rooms[page - 1], room);
            }
            if (Fits(content, 0, rooms[..pages]))
                return Cut(content, rooms[..pages], marks);
        }
        throw new ArgumentException($"The text needs more than {MaxPages} pages.", nameof(text));
    }

    private static string Mark(int page, int pages, bool marks) => marks && pages > 1 ? $"({page}/{pages}) " : "";

    private static string[] Cut(string text, ReadOnlySpan<int> rooms, bool marks)
    {
        var pages = new string[rooms.Length];
        var start = 0;
        for (var i = 0; i < rooms.Length; i++)
        {
            var end = PageEnd(text, start, rooms[i]);
            var lineEnd = LineEnd(text, start, end);
            if (lineEnd > start
                && Gsm7.Septets(text.AsSpan(start, lineEnd - start)) * 2 >= rooms[i]
                && Fits(text, SkipSpaces(text, lineEnd), rooms[(i + 1)..]))
            {
                end = lineEnd;
            }
            pages[i] = Mark(i + 1, rooms.Length, marks) + text[start..end];
            start = SkipSpaces(text, end);
        }
        return pages;
    }

    private static bool Fits(string text, int start, ReadOnlySpan<int> rooms)
    {
        foreach (var room in rooms)
            start = SkipSpaces(text, PageEnd(text, start, room));
        return start == text.Length;
    }

    /// <summary>Where the fullest page that begins at <paramref name="start"/> ends; the spaces after it belong to no page.</summary>
    private static int PageEnd(string text, int start, int room)
    {
        var septets = 0;
        var wordEnd = start;
        for (var i = start; i < text.Length; i++)
        {
            if (IsSpace(text[i]) && !IsSpace(text[i - 1]))
                wordEnd = i;
            septets += Gsm7.CostOf(text[i]);
            if (septets > room)
                return wordEnd > start ? wordEnd : i;
        }
        return text.Length;
    }

    /// <summary>The end of the last whole line between the two places, or <paramref name="start"/> when no line ends there.</summary>
    private static int LineEnd(string text, int start, int end)
    {
        if (end == text.Length)
            return start;
        var lineEnd = start + Math.Max(0, text.AsSpan(start, end - start).LastIndexOf('\n'));
        while (lineEnd > start && IsSpace(text[lineEnd - 1]))
            lineEnd--;
        return text[end] == '\n' ? start : lineEnd;
    }

    private static int SkipSpaces(string text, int start)
    {
        while (start < text.Length && IsSpace(text[start]))
            start++;
        return start;
    }

    private static bool IsSpace(char character) => character is ' ' or '\n';
}
