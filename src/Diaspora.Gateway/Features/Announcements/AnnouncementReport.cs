using Diaspora.Gateway.Messaging.Broadcasts;
using Diaspora.Gateway.Messaging.Preview;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>What is to be known of an announcement before it is submitted.</summary>
/// <param name="Problems">Rules that it breaks, by field; with any it cannot be submitted.</param>
/// <param name="Warnings">What staff should think about.</param>
/// <param name="Words">The whole texts as people would read them.</param>
/// <param name="Audience">Whom it would reach at this moment; null while there are problems, such as too few phones.</param>
/// <param name="Costs">What that would cost, by route and language.</param>
public sealed record AnnouncementReport(
    IReadOnlyDictionary<string, string[]> Problems, IReadOnlyList<string> Warnings, IReadOnlyList<WordsReport> Words, AudienceCount? Audience,
    IReadOnlyList<CostReport> Costs);

/// <summary>One whole text, with the way to stop.</summary>
/// <param name="Language"><c>en</c> or <c>st</c>.</param>
/// <param name="TwoWay">True: as it leaves where people can reply.</param>
/// <param name="Written">With the letters that were written.</param>
/// <param name="Folded">As it leaves, with letters that basic phones show.</param>
public sealed record WordsReport(string Language, bool TwoWay, TextCost Written, TextCost Folded);

/// <summary>What a part of an audience costs.</summary>
/// <param name="Route">Name of the route.</param>
/// <param name="Language"><c>en</c> or <c>st</c>.</param>
/// <param name="Phones">How many phones.</param>
/// <param name="Segments">SMS parts that each gets.</param>
/// <param name="Cost">All together, such as <c>1293.60 ZAR</c>; <c>not set</c> when the route has no price.</param>
/// <param name="CostAsWritten">What it would be with the letters that were written.</param>
public sealed record CostReport(string Route, string Language, long Phones, int Segments, string Cost, string CostAsWritten);
