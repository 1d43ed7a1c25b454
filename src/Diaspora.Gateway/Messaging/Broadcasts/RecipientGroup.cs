using Diaspora.Gateway.Messaging.Hours;
using Diaspora.Gateway.Messaging.Routes;

namespace Diaspora.Gateway.Messaging.Broadcasts;

/// <summary>Recipients for whom route, place and hours are the same: the database counts them, and what is worked out here holds for all of them.</summary>
internal sealed record RecipientGroup
{
    /// <summary>Country of the numbers; null: several share the range.</summary>
    public string? NumberCountry { get; init; }

    /// <summary>See <c>Msisdn.Prefix</c>; null: not known.</summary>
    public string? NumberPrefix { get; init; }

    /// <summary>Countries that the people of the phone named, in order, joined by a plus.</summary>
    public required string Countries { get; init; }

    public required long Phones { get; init; }

    /// <summary>What a row of this group is to say; null: no route takes it.</summary>
    public RecipientTerms? TermsOf(Broadcast broadcast, RouteTable routes, DateTimeOffset now)
    {
        if (routes.For(NumberPrefix) is not { } route) return null;
        var place = QuietHours.PlaceOf(NumberCountry, NumberPrefix, new Place(Countries).Countries);
        var begins = broadcast.DueLocal is { } local ? QuietHours.AtLocal(place, local) : broadcast.DueAt ?? now;
        var quiet = broadcast.Urgent ? QuietClass.None : MessageCategory.QuietOf(broadcast.Category);
        // Rows that are written late, such as after a crash, must not leave at an hour that has become quiet.
        var due = QuietHours.NextAllowed(quiet, place, begins > now ? begins : now);
        var deliverBy = begins + broadcast.Worth;
        return new RecipientTerms(route.Name, place.Key, due is { } moment && moment <= deliverBy ? moment : null, deliverBy);
    }
}

/// <summary>What the rows of a group say.</summary>
/// <param name="Route">Name of the route.</param>
/// <param name="Place">See <see cref="Hours.Place"/>.</param>
/// <param name="DueAt">The first moment at which it may arrive; null: that would be too late.</param>
/// <param name="DeliverBy">After this moment it is not worth sending.</param>
internal sealed record RecipientTerms(string Route, string Place, DateTimeOffset? DueAt, DateTimeOffset DeliverBy);
