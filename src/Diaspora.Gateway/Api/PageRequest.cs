using System.ComponentModel;

namespace Diaspora.Gateway.Api;

/// <summary>Which part of a list is asked for; handlers take it as <c>[AsParameters]</c>.</summary>
/// <param name="After">The <c>next</c> of the page before; none: from the beginning.</param>
/// <param name="Limit">Entries on a page, 1 to 200; 50 when not said.</param>
public sealed record PageRequest(
    [property: Description("The `next` of the page before; none: from the beginning.")] long? After,
    [property: Description("Entries on a page, 1 to 200; 50 when not said.")] int? Limit)
{
    /// <summary>Most entries on a page.</summary>
    public const int Most = 200;

    private const int Usual = 50;

    internal int Take => Limit ?? Usual;

    /// <summary>How many rows a store reads: one more than the page shows tells whether there are more.</summary>
    internal int Read => Take + 1;
}
