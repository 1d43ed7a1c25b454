namespace Diaspora.Gateway.Api;

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">What to ask for as <c>after</c> to get the entries that follow; null: there are none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long? Next);

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>The page of the rows that a store read, which are <see cref="PageRequest.Read"/> when more follow.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, PageRequest request, Func<T, long> id) => rows.Count <= request.Take
        ? new Page<T>(rows, null)
        : new Page<T>([.. rows.Take(request.Take)], id(rows[request.Take - 1]));
}
